package org.apache.arrow.flight;

import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;

/**
 * Compresses the record batches of a stream. Flight for Java reads compressed batches but has no
 * public way to send them, so this class sets a field of Arrow's package-private listener. The test
 * of this class fails when Arrow is upgraded: the field has to be checked again then.
 */
public final class CompressedBatches {
  private CompressedBatches() {}

  /**
   * Compresses all batches of a stream.
   *
   * @param listener from Arrow's own server, already started
   * @param root the vectors that it was started with
   */
  public static void of(
      ServerStreamListener listener, VectorSchemaRoot root, CompressionCodec codec) {
    ((OutboundStreamListenerImpl) listener).unloader = new VectorUnloader(root, true, codec, true);
  }
}
