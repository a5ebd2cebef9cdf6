package dev.fraiseql.engine.arrow;

import java.util.Deque;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * Takes rows out of vectors as record batches, none larger than a message may be unless it is a
 * single row.
 */
final class MessageSplitter {
  private final long messageBytes;
  private final BatchForm form;

  /**
   * A splitter.
   *
   * @param form of the batches
   */
  MessageSplitter(long messageBytes, BatchForm form) {
    this.messageBytes = messageBytes;
    this.form = form;
  }

  /**
   * Appends a range of rows to a queue. The batches share the root's memory where they can, and are
   * the caller's to close.
   *
   * @return the bytes appended
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
    ArrowRecordBatch batch = form.of(new VectorUnloader(root).getRecordBatch());
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
