package dev.fraiseql.engine.graphql;

import dev.fraiseql.engine.query.BoundedCache;
import java.util.Optional;

/**
 * A cache of documents by hash, for automatic persisted queries: after one request with document
 * and hash, the hash alone is enough. Any caller can fill the cache, so it is small; clients send
 * an evicted document again, as the protocol requires.
 */
final class PersistedDocuments {
  /** The maximum of characters of all cached documents. */
  private static final long MAX_CHARACTERS = 4_000_000;

  /** The minimum that a document counts, in characters: so at most 4,000 are cached. */
  private static final long MIN_WEIGHT = 1_000;

  private final BoundedCache<String, String> byHash =
      new BoundedCache<>(
          MAX_CHARACTERS, (hash, document) -> Math.max(document.length(), MIN_WEIGHT));

  /**
   * The document with a hash; empty if it was never sent or has been evicted.
   *
   * @param sha256 in lower-case hexadecimal digits
   */
  Optional<String> document(String sha256) {
    return byHash.get(sha256);
  }

  /**
   * Caches a document.
   *
   * @param sha256 its hash, in lower-case hexadecimal digits
   */
  void put(String sha256, String document) {
    byHash.put(sha256, document);
  }
}
