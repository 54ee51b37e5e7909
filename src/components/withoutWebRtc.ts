/**
 * A content security policy stops fetch, images, frames and forms, but not WebRTC, whose STUN packets can carry data in
 * a user name. A page that holds a draft has no use for it, so it goes before anything else runs.
 */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'] as const) {
  Reflect.deleteProperty(globalThis, name);
}
