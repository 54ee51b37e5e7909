export function Warning({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div class="warning">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{text}</p>
    </div>
  );
}
