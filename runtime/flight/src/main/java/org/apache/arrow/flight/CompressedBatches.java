package org.apache.arrow.flight;

import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;

/**
 * Makes a stream's record batches compressed ones. It stands in Arrow's package because what
 * unloads the vectors of a stream is out of reach from anywhere else: Arrow's Java library can read
 * compressed batches from Flight, but has no way to ask for them to be written.
 */
public final class CompressedBatches {
  private CompressedBatches() {}

  /**
   * Has all batches of a stream compressed.
   *
   * @param listener one that Arrow's own server gave, and that has been started
   * @param root the vectors that it was started with
   */
  public static void of(
      ServerStreamListener listener, VectorSchemaRoot root, CompressionCodec codec) {
    ((OutboundStreamListenerImpl) listener).unloader = new VectorUnloader(root, true, codec, true);
  }
}
