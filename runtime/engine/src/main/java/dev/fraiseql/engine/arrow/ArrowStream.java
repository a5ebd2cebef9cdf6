package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one prepared query, batch by batch. Nothing is read from the database before the
 * first {@link #next}, so that the schema can be sent at once.
 *
 * <p>Rows with lists are read a page at a time: first the page's parents, then for each list one
 * statement with the parents' keys, on the same connection and so of the same snapshot. See {@link
 * RootRows} for where the parents come from.
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
  private final BatchTarget target;
  private final Deque<ArrowRecordBatch> ready = new ArrayDeque<>();

  private boolean ended;
  private int pageRows;
  private int sentRows;
  private long batchBytes;

  private final Object sessionLock = new Object();
  private @Nullable ReadSession session;
  private boolean cancelled;

  /**
   * What a stream is made of.
   *
   * @param connections where its one connection comes from
   * @param exported the snapshot to read, as the database calls it; null for the rows of now
   * @param rows of the root level
   * @param allocator the stream's own; closed with it
   * @param dictionaries what encoded columns refer to; closed with the stream
   * @param limits of batches
   * @param form of batches
   */
  record Opening(
      ReadConnections connections,
      @Nullable String exported,
      RootRows rows,
      BufferAllocator allocator,
      Dictionaries dictionaries,
      BatchLimits limits,
      BatchForm form) {}

  /**
   * A stream that fills vectors.
   *
   * @param filled what {@code filler} fills; closed with the stream
   */
  ArrowStream(Opening opening, VectorSchemaRoot filled, LevelFiller filler) {
    this.opening = opening;
    this.filled = filled;
    this.filler = filler;
    BatchLimits limits = opening.limits();
    out = VectorSchemaRoot.create(opening.form().schema(), opening.allocator());
    loader = new VectorLoader(out);
    splitter = new MessageSplitter(limits.messageBytes(), opening.form());
    guard = new MemoryGuard(opening.allocator(), limits.memoryBytes());
    target = new BatchTarget(limits, filler.hasLists());
  }

  /** The columns; enums, unless they are texts, as indexes into {@link #dictionaries}. */
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
      throw Objects.requireNonNull(session).failure(e);
    } catch (FieldError e) {
      throw Objects.requireNonNull(session).failure(e);
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

  /** Reads rows of the root level. Returns false if there are none. */
  private boolean readPage() throws SQLException {
    sentRows = 0;
    pageRows = 0;
    if (ended) {
      return false;
    }
    prepareVectors();
    int wanted = target.rows();
    RootRows rows = opening.rows();
    rows.begin(openSession(), wanted, fetchRows());
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

  /** As many as a batch has, but never so many that large rows fill the heap. */
  private int fetchRows() {
    return Math.min(target.rows(), MAX_FETCH_ROWS);
  }

  private void prepareVectors() {
    filler.forgetRows();
    if (guard.exceeded()) {
      out.clear();
      filled.clear();
    }
    for (FieldVector vector : filled.getFieldVectors()) {
      if (vector.getValueCapacity() < target.rows()) {
        Capacity.allocate(vector, target.rows());
      } else {
        vector.reset();
      }
    }
  }

  /**
   * Fills the lists of the page's next rows, as many as memory allows, and takes these rows out.
   */
  private void takeBatch() throws SQLException {
    int count = pageRows - sentRows;
    if (filler.hasLists()) {
      count = Math.min(count, target.rows());
      while (!fillLists(count)) {
        target.tooLarge(count);
        count = target.rows();
      }
    }
    long bytes = splitter.split(filled, sentRows, count, ready);
    target.sent(count, bytes);
    sentRows += count;
  }

  private boolean fillLists(int count) throws SQLException {
    if (guard.exceeded()) {
      out.clear();
      filler.releaseLists();
    }
    guard.setActive(count > 1);
    try {
      filler.fillLists(sentRows, sentRows + count, pageRows, openSession(), guard);
      return true;
    } catch (MemoryGuard.TooLarge e) {
      return false;
    }
  }

  private ReadSession openSession() throws SQLException {
    synchronized (sessionLock) {
      if (session != null) {
        return session;
      }
    }
    ReadSession opened = opening.connections().open(true, null);
    synchronized (sessionLock) {
      session = opened;
      if (cancelled) {
        opened.cancel();
      }
    }
    if (opening.exported() != null) {
      opened.adopt(opening.exported());
    }
    return opened;
  }

  @Override
  public void cancel() {
    @Nullable ReadSession running;
    synchronized (sessionLock) {
      cancelled = true;
      running = session;
    }
    if (running != null) {
      running.cancel();
    }
  }

  @Override
  public void close() {
    try {
      if (session != null) {
        session.close();
      }
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
