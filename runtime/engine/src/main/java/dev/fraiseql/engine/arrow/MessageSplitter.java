package dev.fraiseql.engine.arrow;

import java.util.Deque;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * Converts vectors to record batches, none of them larger than a message may be unless it is a
 * single row.
 */
final class MessageSplitter {
  private final long messageBytes;
  private final BatchConverter converter;

  /**
   * A splitter.
   *
   * @param messageBytes the maximum size of a batch with more than one row
   */
  MessageSplitter(long messageBytes, BatchConverter converter) {
    this.messageBytes = messageBytes;
    this.converter = converter;
  }

  /**
   * Appends a range of rows to a queue. The batches share the root's memory where possible, and are
   * the caller's to close.
   *
   * @return the size of the batches in bytes
   */
  long split(VectorSchemaRoot root, int from, int rows, Deque<ArrowRecordBatch> into) {
    if (from == 0 && rows == root.getRowCount()) {
      return whole(root, into);
    }
    try (VectorSchemaRoot slice = root.slice(from, rows)) {
      return whole(slice, into);
    }
  }

  private long whole(VectorSchemaRoot root, Deque<ArrowRecordBatch> into) {
    ArrowRecordBatch batch = converter.convert(new VectorUnloader(root).getRecordBatch());
    long bytes = batch.computeBodyLength();
    int rows = root.getRowCount();
    if (bytes <= messageBytes || rows <= 1) {
      into.add(batch);
      return bytes;
    }
    batch.close();
    int half = rows / 2;
    return split(root, 0, half, into) + split(root, half, rows - half, into);
  }
}
