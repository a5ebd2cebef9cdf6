package dev.fraiseql.engine.arrow;

import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/** Converts batches from the form they are filled in to the form they are sent in. */
interface BatchConverter {

  /** The schema that is sent. */
  Schema schema();

  /**
   * Converts a batch, and takes ownership of it.
   *
   * @return the caller's to close
   */
  ArrowRecordBatch convert(ArrowRecordBatch filled);

  /** Sends batches unchanged. */
  record Identity(Schema schema) implements BatchConverter {
    @Override
    public ArrowRecordBatch convert(ArrowRecordBatch filled) {
      return filled;
    }
  }
}
