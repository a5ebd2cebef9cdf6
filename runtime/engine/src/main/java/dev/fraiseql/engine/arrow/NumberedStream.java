package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.query.PreparedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The rows of many queries with the same columns, one query after the other. Before these columns
 * stands {@link #NUMBER}: which query a row answers, from 0. Behind the rows of each group of
 * queries comes a batch without rows, so that whoever asks in turns knows that all has been said.
 *
 * <p>Each query sees the database as it is when it is run.
 */
final class NumberedStream implements Batches {
  /** No field has such a name: GraphQL keeps the two underscores for itself. */
  static final String NUMBER = "__row";

  private final Questions questions;
  private final Function<PreparedQuery, ArrowStream> opener;
  private final StreamColumns columns;
  private final BufferAllocator allocator;
  private final Dictionaries dictionaries;
  private final VectorSchemaRoot out;
  private final BigIntVector numbers;

  private long number = -1;
  private long batchBytes;
  private boolean inGroup;
  private volatile @Nullable ArrowStream current;
  private volatile boolean cancelled;

  /**
   * A stream of answers.
   *
   * @param columns of each query
   * @param opener begins to answer one
   * @param allocator the stream's own; closed with it
   */
  NumberedStream(
      Questions questions,
      StreamColumns columns,
      Function<PreparedQuery, ArrowStream> opener,
      BufferAllocator allocator) {
    this.questions = questions;
    this.opener = opener;
    this.columns = columns;
    this.allocator = allocator;
    out = VectorSchemaRoot.create(numbered(columns.schema()), allocator);
    numbers = (BigIntVector) out.getVector(0);
    dictionaries = new Dictionaries(columns.encodings(), allocator);
  }

  /** The columns with the number before them. Their rows have no key: a query may come twice. */
  static Schema numbered(Schema columns) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(NUMBER, FieldType.notNullable(new ArrowType.Int(64, true)), null));
    fields.addAll(columns.getFields());
    return new Schema(fields);
  }

  @Override
  public VectorSchemaRoot root() {
    return out;
  }

  @Override
  public DictionaryProvider dictionaries() {
    return dictionaries.provider();
  }

  @Override
  public boolean next() {
    while (true) {
      ArrowStream answer = current;
      if (answer != null) {
        if (answer.next()) {
          take(answer);
          return true;
        }
        current = null;
        answer.close();
      } else if (!inGroup) {
        if (!questions.await()) {
          return false;
        }
        inGroup = true;
      } else if (!begin()) {
        inGroup = false;
        out.clear();
        batchBytes = 0;
        return true;
      }
    }
  }

  /** Begins to answer the next query of the group, if there is one. */
  private boolean begin() {
    PreparedQuery query = questions.next();
    if (query == null) {
      return false;
    }
    number++;
    ArrowStream answer = opener.apply(query);
    current = answer;
    if (!answer.schema().equals(columns.schema())) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "Row "
              + number
              + " asks for other columns than the rows before it: what an @include or @skip depends"
              + " on must be the same for all of them.");
    }
    if (cancelled) {
      answer.cancel();
    }
    return true;
  }

  /** Moves the batch of an answer here, whose vectors are left empty. */
  private void take(ArrowStream answer) {
    VectorSchemaRoot batch = answer.root();
    int rows = batch.getRowCount();
    List<FieldVector> vectors = out.getFieldVectors();
    for (int i = 1; i < vectors.size(); i++) {
      batch.getVector(i - 1).makeTransferPair(vectors.get(i)).transfer();
    }
    numbers.allocateNew(rows);
    for (int i = 0; i < rows; i++) {
      numbers.set(i, number);
    }
    out.setRowCount(rows);
    batchBytes = answer.batchBytes() + (long) rows * Long.BYTES;
  }

  @Override
  public long batchBytes() {
    return batchBytes;
  }

  @Override
  public void cancel() {
    cancelled = true;
    ArrowStream answer = current;
    if (answer != null) {
      answer.cancel();
    }
    questions.close();
  }

  @Override
  public void close() {
    try {
      if (current != null) {
        current.close();
      }
    } finally {
      questions.close();
      out.close();
      dictionaries.close();
      allocator.close();
    }
  }
}
