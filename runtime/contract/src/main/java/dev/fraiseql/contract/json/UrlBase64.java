package dev.fraiseql.contract.json;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Bytes in the Base64 of URLs, without padding: how ids and cursors are written. */
final class UrlBase64 {
  private UrlBase64() {}

  /** The text of a part of an array. */
  static byte[] encode(byte[] array, int from, int to) {
    return Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOfRange(array, from, to));
  }

  /** The bytes of a text; empty if {@link #encode} never gives it. */
  static Optional<byte[]> decode(String text) {
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
