import { useEffect } from 'preact/hooks';

/** While something is wrong the page's title begins with "Fejl: ", as a screen reader says it first. */
export function useErrorTitle(hasError: boolean, prefix: string): void {
  useEffect(() => {
    const plain = document.title.replace(prefix, '');
    document.title = hasError ? `${prefix}${plain}` : plain;
  }, [hasError, prefix]);
}
