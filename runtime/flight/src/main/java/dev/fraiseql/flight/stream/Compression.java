package dev.fraiseql.flight.stream;

import dev.fraiseql.plan.bind.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.CompressedBatches;
import org.apache.arrow.flight.FlightConstants;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.ServerHeaderMiddleware;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.jspecify.annotations.Nullable;

/**
 * How the buffers of record batches are compressed. A client chooses with the header {@code
 * fraiseql-compression}; a batch says how it is compressed, so that any Arrow library can read it.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html#compression">Arrow's format,
 *     Compression</a>
 */
public enum Compression {
  NONE(CodecType.NO_COMPRESSION),
  LZ4(CodecType.LZ4_FRAME),
  ZSTD(CodecType.ZSTD);

  /** The header of a request that chooses a compression. */
  public static final String HEADER = "fraiseql-compression";

  private final CodecType codec;

  Compression(CodecType codec) {
    this.codec = codec;
  }

  /**
   * The compression that the client of a call chose.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if it is unknown
   */
  public static Compression of(CallContext context) {
    ServerHeaderMiddleware headers = context.getMiddleware(FlightConstants.HEADER_KEY);
    @Nullable String name = headers == null ? null : headers.headers().get(HEADER);
    if (name == null) {
      return NONE;
    }
    List<String> known =
        Arrays.stream(values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    int index = known.indexOf(name.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw CallStatus.INVALID_ARGUMENT
          .withDescription(
              "The header "
                  + HEADER
                  + " asks for a compression that is not known here; there are "
                  + String.join(", ", known)
                  + "."
                  + Suggestions.sentence(name, known))
          .toRuntimeException();
    }
    return values()[index];
  }

  /** Compresses all batches of a stream. Call it after {@code listener.start}. */
  void applyTo(ServerStreamListener listener, VectorSchemaRoot root) {
    if (this != NONE) {
      CompressedBatches.of(listener, root, new BufferCompression(codec));
    }
  }
}
