package dev.fraiseql.engine.arrow;

import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/** What becomes of the vectors that are filled before they are sent. */
interface BatchForm {

  /** The columns that are sent. */
  Schema schema();

  /**
   * A batch as it is sent.
   *
   * @param filled what was taken out of the vectors; it is given away
   */
  ArrowRecordBatch of(ArrowRecordBatch filled);

  /** Vectors that are sent as they are filled. */
  record AsFilled(Schema schema) implements BatchForm {
    @Override
    public ArrowRecordBatch of(ArrowRecordBatch filled) {
      return filled;
    }
  }
}
