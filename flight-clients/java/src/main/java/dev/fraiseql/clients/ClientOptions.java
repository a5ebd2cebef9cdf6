package dev.fraiseql.clients;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a client treats its server.
 *
 * @param patience how long a broken export that is to be resumed tries to reach its server again,
 *     and one of several endpoints waits for the server to have a stream left
 * @param compression what batches should be compressed by on their way; null for nothing. A server
 *     that does not know how sends them as they are
 */
public record ClientOptions(Duration patience, @Nullable Compression compression) {

  /** Half a minute, and batches as they are. */
  public static final ClientOptions DEFAULT = new ClientOptions(Duration.ofSeconds(30), null);

  /** What batches are compressed by. */
  public enum Compression {
    /** Quick, and half as large perhaps. */
    LZ4,
    /** Smaller, but slower. */
    ZSTD
  }

  /** The same with another patience. */
  public ClientOptions withPatience(Duration other) {
    return new ClientOptions(other, compression);
  }

  /** The same with compressed batches, which pay on a slow network. */
  public ClientOptions withCompression(Compression other) {
    return new ClientOptions(patience, other);
  }
}
