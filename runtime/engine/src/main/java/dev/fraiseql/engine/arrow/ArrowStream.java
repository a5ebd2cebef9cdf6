package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The rows of one prepared query as batches. The database is not read before the first {@link
 * #next}, so that the schema can be sent at once.
 *
 * <p>Rows with lists are read in pages: first the page's parents, then one statement for each list
 * with the parents' keys, on the same connection and so in the same snapshot. {@link RootRows}
 * reads the parents.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
public final class ArrowStream implements Batches {
  private static final int MAX_FETCH_ROWS = 2_000;

  private final Opening opening;
  private final VectorSchemaRoot filled;
  private final LevelFiller filler;
  private final VectorSchemaRoot out;
  private final VectorLoader loader;
  private final MessageSplitter splitter;
  private final MemoryGuard guard;
  private final BatchSizer sizer;
  private final Deque<ArrowRecordBatch> ready = new ArrayDeque<>();

  private boolean ended;
  private int pageRows;
  private int sentRows;
  private long batchBytes;

  /**
   * What a stream consists of.
   *
   * @param session closed with the stream
   * @param rows of the root level
   * @param allocator the stream's own; closed with it
   * @param dictionaries of the encoded columns; closed with the stream
   * @param limits of batches
   * @param converter of batches
   */
  record Opening(
      StreamSession session,
      RootRows rows,
      BufferAllocator allocator,
      Dictionaries dictionaries,
      BatchLimits limits,
      BatchConverter converter) {}

  /**
   * A stream.
   *
   * @param filled the vectors that {@code filler} fills; closed with the stream
   */
  ArrowStream(Opening opening, VectorSchemaRoot filled, LevelFiller filler) {
    this.opening = opening;
    this.filled = filled;
    this.filler = filler;
    BatchLimits limits = opening.limits();
    out = VectorSchemaRoot.create(opening.converter().schema(), opening.allocator());
    loader = new VectorLoader(out);
    splitter = new MessageSplitter(limits.messageBytes(), opening.converter());
    guard = new MemoryGuard(opening.allocator(), limits.memoryBytes());
    sizer = new BatchSizer(limits, filler.hasChildren());
  }

  /** The schema of {@link #root}; enums are indexes into {@link #dictionaries}, or texts. */
  public Schema schema() {
    return out.getSchema();
  }

  @Override
  public DictionaryProvider dictionaries() {
    return opening.dictionaries().provider();
  }

  @Override
  public VectorSchemaRoot root() {
    return out;
  }

  @Override
  public boolean next() {
    try {
      while (ready.isEmpty()) {
        if (sentRows == pageRows && !readPage()) {
          return false;
        }
        takeBatch();
      }
    } catch (SQLException e) {
      throw opening.session().failure(e);
    } catch (FieldError e) {
      throw opening.session().failure(e);
    } catch (OutOfMemoryException e) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "A row with its lists takes more memory than a stream may have. Ask for fewer or"
              + " shorter lists.");
    }
    try (ArrowRecordBatch batch = ready.remove()) {
      batchBytes = batch.computeBodyLength();
      loader.load(batch);
    }
    return true;
  }

  @Override
  public long batchBytes() {
    return batchBytes;
  }

  /** Reads the next page of the root level. Returns false if there are no more rows. */
  private boolean readPage() throws SQLException {
    sentRows = 0;
    pageRows = 0;
    if (ended) {
      return false;
    }
    prepareVectors();
    int wanted = sizer.rows();
    RootRows rows = opening.rows();
    rows.begin(opening.session().open(), wanted, fetchRows());
    while (pageRows < wanted) {
      if (!rows.copy(pageRows)) {
        ended = true;
        break;
      }
      pageRows++;
      if (guard.exceeded()) {
        break;
      }
    }
    filled.setRowCount(pageRows);
    if (!ended) {
      rows.end(pageRows);
    }
    return pageRows > 0;
  }

  /** The rows of a batch, with a maximum, so that large rows do not fill the heap. */
  private int fetchRows() {
    return Math.min(sizer.rows(), MAX_FETCH_ROWS);
  }

  private void prepareVectors() {
    filler.forgetRows();
    if (guard.exceeded()) {
      out.clear();
      filled.clear();
    }
    for (FieldVector vector : filled.getFieldVectors()) {
      if (vector.getValueCapacity() < sizer.rows()) {
        Capacity.allocate(vector, sizer.rows());
      } else {
        vector.reset();
      }
    }
  }

  /**
   * Fills the columns of child levels for the page's next rows, as many as memory allows, and makes
   * batches of them.
   */
  private void takeBatch() throws SQLException {
    int count = pageRows - sentRows;
    if (filler.hasChildren()) {
      count = Math.min(count, sizer.rows());
      while (!fillChildren(count)) {
        sizer.tooLarge(count);
        count = sizer.rows();
      }
    }
    long bytes = splitter.split(filled, sentRows, count, ready);
    sizer.sent(count, bytes);
    sentRows += count;
  }

  private boolean fillChildren(int count) throws SQLException {
    if (guard.exceeded()) {
      out.clear();
      filler.releaseChildren();
    }
    guard.setActive(count > 1);
    try {
      filler.fillChildren(sentRows, sentRows + count, pageRows, opening.session().open(), guard);
      return true;
    } catch (MemoryGuard.TooLarge e) {
      return false;
    }
  }

  @Override
  public void cancel() {
    opening.session().cancel();
  }

  @Override
  public void close() {
    try {
      opening.session().close();
    } finally {
      ready.forEach(ArrowRecordBatch::close);
      ready.clear();
      out.close();
      filler.close();
      filled.close();
      opening.dictionaries().close();
      opening.allocator().close();
    }
  }
}
