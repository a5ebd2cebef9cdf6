package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The compiled operation. */
@Operation(OneBook.DOCUMENT)
public interface OneBook {
  String DOCUMENT = "query OneBook($id: ID!) { book(id: $id) { title } }";

  /** The hash of a text, as clients compute it. */
  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
