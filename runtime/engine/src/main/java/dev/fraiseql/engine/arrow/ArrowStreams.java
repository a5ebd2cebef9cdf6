package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.ReadConnections;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Opens the streams of queries with one root field. Thread-safe. */
public final class ArrowStreams {
  private final Model model;
  private final ReadConnections connections;
  private final RootRowReaders readers;
  private final RootFillers fillers;

  /** Streams of the queries of an engine. */
  public ArrowStreams(FraiseEngine engine) {
    model = engine.model();
    connections = engine.connections();
    LevelFiller.Parts parts =
        new LevelFiller.Parts(engine::executor, engine.dialect(), engine.duplicateKeys());
    readers = new RootRowReaders(model, parts);
    fillers = new RootFillers(parts);
  }

  /**
   * Whether a plan has one root field that is a list, a row, a count or a connection. Rows of
   * several types must fit into one table, and no row may contain a connection.
   */
  public static boolean canStream(Plan plan) {
    return plan.roots().size() == 1
        && StreamRoots.hasOnlyColumns(plan.roots().getFirst())
        && switch (plan.roots().getFirst()) {
          case Root.Rows rows -> StreamColumns.fitOneTable(rows);
          case Root.Row row -> true;
          case Root.Count count -> true;
          case Root.Connection connection -> StreamColumns.selectsOnlyRows(connection);
          case Root.Node node -> StreamColumns.fitOneTable(node);
          case Root.TypeName typeName -> false;
          case Root.Introspection introspection -> false;
          case Root.Mutation mutation -> false;
          case Root.Method method -> false;
        };
  }

  /**
   * The schema of a plan's stream, as a message has it. For Flight, enums are texts with a
   * dictionary encoding.
   *
   * @throws RequestException BAD_USER_INPUT if the plan cannot be streamed
   */
  public Schema schema(Plan plan, BufferAllocator allocator, ClientProtocol protocol) {
    StreamColumns columns = StreamColumns.of(StreamRoots.only(plan.roots()), model);
    return switch (protocol) {
      case FLIGHT -> columns.message(allocator);
      case FLIGHT_SQL -> columns.flightSql(StreamRoots.only(plan.roots()), model);
    };
  }

  /**
   * Opens the stream of a query for Flight, from the current rows. The database is not read before
   * the first batch.
   *
   * @param allocator the parent of the stream's own
   * @param maxBytes the maximum off-heap memory of the stream
   * @throws RequestException BAD_USER_INPUT if the query cannot be streamed
   */
  public ArrowStream open(
      PreparedQuery query, BufferAllocator allocator, long maxBytes, BatchLimits limits) {
    return open(query, null, allocator, maxBytes, limits, ClientProtocol.FLIGHT);
  }

  /**
   * Opens the stream of a query.
   *
   * @param exported the snapshot to read, by the database's name for it; null for the current rows
   */
  public ArrowStream open(
      PreparedQuery query,
      @Nullable String exported,
      BufferAllocator allocator,
      long maxBytes,
      BatchLimits limits,
      ClientProtocol protocol) {
    PreparedRoot prepared = StreamRoots.only(query.roots());
    Root planned = StreamRoots.only(query.plan().roots());
    StreamColumns columns = StreamColumns.of(planned, model);
    BufferAllocator own = allocator.newChildAllocator("stream", 0, maxBytes);
    try {
      VectorSchemaRoot root = VectorSchemaRoot.create(columns.schema(), own);
      LevelFiller filler = fillers.of(prepared, planned, root);
      // Last, because it allocates memory.
      Dictionaries dictionaries = new Dictionaries(columns.encodings(), own);
      return new ArrowStream(
          new ArrowStream.Opening(
              new StreamSession(connections, exported),
              readers.of(prepared, root, filler),
              own,
              dictionaries,
              limits,
              switch (protocol) {
                case FLIGHT -> new BatchConverter.Identity(columns.schema());
                case FLIGHT_SQL -> new EnumDecoder(columns, columns.flightSql(planned, model), own);
              }),
          root,
          filler);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /**
   * Opens a stream of the rows of many queries, whose first column is the number of the query: see
   * {@link MultiQueryStream}.
   *
   * @param columns a plan that has the columns of each query
   * @param maxBytes the maximum off-heap memory of the rows of one query
   * @throws RequestException BAD_USER_INPUT if the plan cannot be streamed
   */
  public Batches openMany(
      Plan columns,
      QuerySource queries,
      BufferAllocator allocator,
      long maxBytes,
      BatchLimits limits) {
    return new MultiQueryStream(
        queries,
        StreamColumns.of(StreamRoots.only(columns.roots()), model),
        query -> open(query, allocator, maxBytes, limits),
        allocator.newChildAllocator("queries", 0, maxBytes));
  }
}
