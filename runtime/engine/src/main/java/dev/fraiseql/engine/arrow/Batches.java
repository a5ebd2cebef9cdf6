package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.RequestException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * Rows on their way out, batch by batch.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
public interface Batches extends AutoCloseable {

  /** The vectors that hold the current batch, always the same ones. */
  VectorSchemaRoot root();

  /** What the encoded columns refer to. */
  DictionaryProvider dictionaries();

  /**
   * Reads the next batch into {@link #root}.
   *
   * @return false if there are no more rows
   * @throws RequestException if the database fails, a value cannot be read, or a row is too large
   */
  boolean next();

  /** The encoded bytes of the current batch, without its header. */
  long batchBytes();

  /** Stops the statement under way in the database. The thread that reads finds its call failed. */
  void cancel();

  /**
   * Gives back the connection and all memory. What {@link #root} holds may not be used any more.
   */
  @Override
  void close();
}
