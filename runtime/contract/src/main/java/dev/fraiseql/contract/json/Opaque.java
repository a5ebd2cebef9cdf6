package dev.fraiseql.contract.json;

import java.util.Base64;
import java.util.Optional;

/** Reads what {@link JsonSink#opaque} wrote. */
final class Opaque {
  private Opaque() {}

  /** The bytes within a text; empty if {@link JsonSink#opaque} never writes it. */
  static Optional<byte[]> bytes(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      // With padding, or other bits behind the last byte, one id would have several texts.
      String written = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return written.equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
