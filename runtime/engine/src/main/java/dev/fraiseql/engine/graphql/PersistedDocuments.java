package dev.fraiseql.engine.graphql;

import dev.fraiseql.engine.query.BoundedCache;
import java.util.Optional;

/**
 * Documents that requests brought together with their hash, so that the next one need bring the
 * hash alone. Whoever may ask may fill it: it is small, and what it forgets is sent again, as the
 * protocol has it.
 */
final class PersistedDocuments {
  /** Characters of all documents kept. */
  private static final long KEPT_CHARACTERS = 4_000_000;

  /** What a document costs however short it is, in characters: there are 4,000 at most. */
  private static final long CHARACTERS_OF_NONE = 1_000;

  private final BoundedCache<String, String> byHash =
      new BoundedCache<>(
          KEPT_CHARACTERS, (hash, document) -> Math.max(document.length(), CHARACTERS_OF_NONE));

  /**
   * The document with a hash, unless nobody sent it or it has been forgotten.
   *
   * @param sha256 in lower-case hexadecimal digits
   */
  Optional<String> document(String sha256) {
    return byHash.get(sha256);
  }

  /**
   * Keeps a document.
   *
   * @param sha256 its own, in lower-case hexadecimal digits
   */
  void keep(String sha256, String document) {
    byHash.put(sha256, document);
  }
}
