package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.CopyLayout;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Makes queries with one root field into streams of Arrow batches. Used by many threads at once.
 */
public final class ArrowStreams {
  /** Below that, what a copy takes to begin is more than it saves. */
  private static final int ROWS_WORTH_COPYING = 2_000;

  private final Model model;
  private final ReadConnections connections;
  private final LevelFiller.Parts parts;

  /** Streams of an engine's queries. */
  public ArrowStreams(FraiseEngine engine) {
    this(engine.model(), engine.connections(), engine.dialect(), engine::executor);
  }

  ArrowStreams(
      Model model,
      ReadConnections connections,
      RuntimeDialect dialect,
      Function<String, QueryExecutor> executors) {
    this.model = model;
    this.connections = connections;
    parts = new LevelFiller.Parts(executors, dialect);
  }

  /**
   * Whether a plan has one root field, and that one gives rows, a row, a number of rows or edges.
   * Rows of several types have to fit into one table.
   */
  public static boolean canStream(Plan plan) {
    return plan.roots().size() == 1
        && switch (plan.roots().getFirst()) {
          case Root.Rows rows -> StreamColumns.areOneTable(rows);
          case Root.Row row -> true;
          case Root.Count count -> true;
          case Root.Connection connection -> StreamColumns.areRows(connection);
          case Root.Node node -> StreamColumns.areOneTable(node);
          case Root.TypeName typeName -> false;
          case Root.Introspection introspection -> false;
        };
  }

  /**
   * The columns that a plan's stream has, enums as the texts that they stand for with a mark that
   * they come encoded: how a schema travels.
   *
   * @throws RequestException BAD_USER_INPUT if the plan cannot be streamed
   */
  public Schema schema(Plan plan, BufferAllocator allocator) {
    return schema(plan, allocator, StreamForm.FLIGHT);
  }

  /** As {@link #schema(Plan, BufferAllocator)}, of a stream in that form. */
  public Schema schema(Plan plan, BufferAllocator allocator, StreamForm form) {
    StreamColumns columns = StreamColumns.of(only(plan.roots()), model);
    return switch (form) {
      case FLIGHT -> columns.message(allocator);
      case FLIGHT_SQL -> columns.sql(only(plan.roots()), model);
    };
  }

  /**
   * A stream of a query's rows. Nothing has been read from the database yet.
   *
   * @param allocator the stream takes its memory from a child of it
   * @param maxBytes the most off-heap memory that the stream may take
   * @throws RequestException BAD_USER_INPUT if the query has not one root field with rows, one row
   *     or a number
   */
  public ArrowStream open(
      PreparedQuery query, BufferAllocator allocator, long maxBytes, BatchLimits limits) {
    return open(query, null, allocator, maxBytes, limits, StreamForm.FLIGHT);
  }

  /**
   * The same in a form, and perhaps for the rows of a snapshot that somebody holds.
   *
   * @param exported what the database calls the snapshot; null for the rows of now
   */
  public ArrowStream open(
      PreparedQuery query,
      @Nullable String exported,
      BufferAllocator allocator,
      long maxBytes,
      BatchLimits limits,
      StreamForm form) {
    PreparedRoot prepared = only(query.roots());
    StreamColumns columns = StreamColumns.of(only(query.plan().roots()), model);
    BufferAllocator own = allocator.newChildAllocator("stream", 0, maxBytes);
    try {
      VectorSchemaRoot root = VectorSchemaRoot.create(columns.schema(), own);
      LevelFiller filler = filler(prepared, only(query.plan().roots()), root);
      // Last, because it is the first to take memory.
      Dictionaries dictionaries = new Dictionaries(columns.encodings(), own);
      return new ArrowStream(
          new ArrowStream.Opening(
              connections,
              exported,
              rows(prepared, root, filler),
              own,
              dictionaries,
              limits,
              switch (form) {
                case FLIGHT -> new BatchForm.AsFilled(columns.schema());
                case FLIGHT_SQL ->
                    new PlainEnums(columns, columns.sql(only(query.plan().roots()), model), own);
              }),
          root,
          filler);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /**
   * A stream of the rows of many queries, each with the number of its query in a column before its
   * own: see {@link NumberedStream}.
   *
   * @param columns a plan that has the columns of each
   * @param maxBytes the most off-heap memory that the rows of one query may take
   * @throws RequestException BAD_USER_INPUT if the plan cannot be streamed
   */
  public Batches answers(
      Plan columns,
      Questions questions,
      BufferAllocator allocator,
      long maxBytes,
      BatchLimits limits) {
    return new NumberedStream(
        questions,
        StreamColumns.of(only(columns.roots()), model),
        query -> open(query, allocator, maxBytes, limits),
        allocator.newChildAllocator("answers", 0, maxBytes));
  }

  private RootRows rows(PreparedRoot root, VectorSchemaRoot vectors, LevelFiller filler) {
    if (root instanceof PreparedRoot.Nothing) {
      return new NoRows();
    }
    if (!(root instanceof PreparedRoot.Rows rows)) {
      return new OpenRows(statement(root), filler.writer(), parts.dialect());
    }
    if (rows.pages() != null) {
      return new PagedRows(rows.pages(), filler.writer(), parts.dialect());
    }
    RootRows open = new OpenRows(rows.level().statement(), filler.writer(), parts.dialect());
    return rows.level().statement().limit() < ROWS_WORTH_COPYING
        ? open
        : copied(rows.level(), vectors, open);
  }

  /** The rows as a database copies them out, if it does and they are of that kind. */
  private RootRows copied(PreparedLevel level, VectorSchemaRoot vectors, RootRows open) {
    Selection selection = level.level().selection();
    String type = level.level().type();
    VectorWriter writer =
        parts.executors().apply(type).binaryWriter(selection, vectors.getFieldVectors());
    return writer == null
        ? open
        : CopyLayout.of(selection, model.type(type), model)
            .<RootRows>map(layout -> new BinaryRows(level.statement(), layout, writer, open))
            .orElse(open);
  }

  private static BoundStatement statement(PreparedRoot root) {
    return switch (root) {
      case PreparedRoot.Rows rows -> rows.level().statement();
      case PreparedRoot.Row row -> row.level().statement();
      case PreparedRoot.Count count -> count.statement();
      case PreparedRoot.Connection connection -> connection.level().statement();
      case PreparedRoot.Nothing nothing ->
          throw new IllegalArgumentException(nothing.name() + " has no statement");
      case PreparedRoot.TypeName typeName -> throw notStreamed(typeName.name());
      case PreparedRoot.Introspection introspection -> throw notStreamed(introspection.name());
    };
  }

  private LevelFiller filler(PreparedRoot root, Root planned, VectorSchemaRoot vectors) {
    return switch (root) {
      case PreparedRoot.Rows rows -> filler(rows.level(), planned, vectors);
      case PreparedRoot.Row row -> filler(row.level(), planned, vectors);
      case PreparedRoot.Count count ->
          LevelFiller.of(counter((IntVector) vectors.getVector(0), count.name()));
      case PreparedRoot.Connection connection ->
          LevelFiller.of(
              connection,
              StreamColumns.rowsOf((Root.Connection) planned),
              vectors.getFieldVectors(),
              parts);
      case PreparedRoot.Nothing nothing -> LevelFiller.of(ArrowStreams::noRow);
      case PreparedRoot.TypeName typeName -> throw notStreamed(typeName.name());
      case PreparedRoot.Introspection introspection -> throw notStreamed(introspection.name());
    };
  }

  private LevelFiller filler(PreparedLevel prepared, Root planned, VectorSchemaRoot vectors) {
    List<FieldVector> columns = vectors.getFieldVectors();
    Level level = prepared.level();
    Selection written =
        MixedRows.of(planned).map(mixed -> mixed.written(level)).orElse(level.selection());
    return LevelFiller.of(
        prepared, written, written.isMixed() ? columns : VectorChoice.of(written, columns), parts);
  }

  private static void noRow(Row row, int index) {
    throw new IllegalStateException("there is no row");
  }

  private static VectorWriter counter(IntVector vector, String name) {
    return (row, index) -> {
      long count = row.int64(1);
      if (count > Integer.MAX_VALUE) {
        throw new RequestException(
            ErrorCode.LIMIT_EXCEEDED, name + ": " + count + " is out of the range of Int.");
      }
      vector.setSafe(index, (int) count);
    };
  }

  private static <R> R only(List<R> roots) {
    if (roots.size() != 1) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "A stream has one root field, and this operation has "
              + roots.size()
              + ". Ask for each in a ticket of its own.");
    }
    return roots.getFirst();
  }

  static RequestException notStreamed(String name) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        name + " cannot be streamed: ask for a list, a row or a count. GetSchema describes types.");
  }
}
