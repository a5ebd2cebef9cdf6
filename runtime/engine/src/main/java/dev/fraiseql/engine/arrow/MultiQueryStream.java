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
 * The rows of many queries with the same columns, one query after the other. The first column,
 * {@link #NUMBER}, is the number of the query that a row belongs to, from 0. After the rows of each
 * group of queries comes a batch without rows, so that a client that waits for the results of a
 * group knows that they are complete.
 *
 * <p>Each query reads the database as it is when the query runs.
 */
final class MultiQueryStream implements Batches {
  /** Cannot be the name of a field: GraphQL reserves names with two underscores. */
  static final String NUMBER = "__row";

  private final QuerySource queries;
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
   * A stream.
   *
   * @param columns of each query
   * @param opener opens the stream of one query
   * @param allocator the stream's own; closed with it
   */
  MultiQueryStream(
      QuerySource queries,
      StreamColumns columns,
      Function<PreparedQuery, ArrowStream> opener,
      BufferAllocator allocator) {
    this.queries = queries;
    this.opener = opener;
    this.columns = columns;
    this.allocator = allocator;
    out = VectorSchemaRoot.create(numbered(columns.schema()), allocator);
    numbers = (BigIntVector) out.getVector(0);
    dictionaries = new Dictionaries(columns.encodings(), allocator);
  }

  /** Prepends the number. The rows have no key, because a query may come twice. */
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
      ArrowStream result = current;
      if (result != null) {
        if (result.next()) {
          take(result);
          return true;
        }
        current = null;
        result.close();
      } else if (!inGroup) {
        if (!queries.awaitGroup()) {
          return false;
        }
        inGroup = true;
      } else if (!openNext()) {
        inGroup = false;
        out.clear();
        batchBytes = 0;
        return true;
      }
    }
  }

  /** Opens the next query of the group. Returns false at the end of the group. */
  private boolean openNext() {
    PreparedQuery query = queries.next();
    if (query == null) {
      return false;
    }
    number++;
    ArrowStream result = opener.apply(query);
    current = result;
    if (!result.schema().equals(columns.schema())) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "Row "
              + number
              + " asks for other columns than the rows before it: what an @include or @skip depends"
              + " on must be the same for all of them.");
    }
    if (cancelled) {
      result.cancel();
    }
    return true;
  }

  /** Moves the batch of a result here, and leaves the vectors of the result empty. */
  private void take(ArrowStream result) {
    VectorSchemaRoot batch = result.root();
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
    batchBytes = result.batchBytes() + (long) rows * Long.BYTES;
  }

  @Override
  public long batchBytes() {
    return batchBytes;
  }

  @Override
  public void cancel() {
    cancelled = true;
    ArrowStream result = current;
    if (result != null) {
      result.cancel();
    }
    queries.close();
  }

  @Override
  public void close() {
    try {
      if (current != null) {
        current.close();
      }
    } finally {
      queries.close();
      out.close();
      dictionaries.close();
      allocator.close();
    }
  }
}
