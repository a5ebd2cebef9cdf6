package dev.fraiseql.flight;

import dev.fraiseql.plan.bind.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.compression.CommonsCompressionFactory;
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
 * How the buffers of record batches are compressed. A client asks for it by the header {@code
 * fraiseql-compression}; every Arrow library finds out by itself how to read them.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html#compression">Arrow's format,
 *     Compression</a>
 */
enum Compression {
  NONE(CodecType.NO_COMPRESSION),
  LZ4(CodecType.LZ4_FRAME),
  ZSTD(CodecType.ZSTD);

  /** The header that a client asks by. */
  static final String HEADER = "fraiseql-compression";

  private final CodecType codec;

  Compression(CodecType codec) {
    this.codec = codec;
  }

  /**
   * What the client of a call asks for.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if that is unknown
   */
  static Compression askedBy(CallContext context) {
    ServerHeaderMiddleware headers = context.getMiddleware(FlightConstants.HEADER_KEY);
    @Nullable String name = headers == null ? null : headers.headers().get(HEADER);
    if (name == null) {
      return NONE;
    }
    List<String> known =
        Arrays.stream(values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    int place = known.indexOf(name.toLowerCase(Locale.ROOT));
    if (place < 0) {
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
    return values()[place];
  }

  /** Has all batches of a stream, which has been started, compressed like this. */
  void applyTo(ServerStreamListener listener, VectorSchemaRoot root) {
    if (this != NONE) {
      CompressedBatches.of(listener, root, CommonsCompressionFactory.INSTANCE.createCodec(codec));
    }
  }
}
