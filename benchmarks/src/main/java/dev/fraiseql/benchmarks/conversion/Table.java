package dev.fraiseql.benchmarks.conversion;

import dev.fraiseql.benchmarks.database.AccountRows;
import dev.fraiseql.benchmarks.database.EventRows;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.arrow.ArrowSchemas;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.BoundStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * A table with {@link #ROWS} rows in a database of its own, the export of all of them, and vectors
 * with room for it: everything but the conversion.
 */
final class Table implements AutoCloseable {
  /** As many as a batch has by default. */
  static final int ROWS = 10_000;

  private static final int DIGITS = 4;

  private final Path folder;
  private final MeasuredDatabase database;
  private final FraiseEngine engine;
  private final PreparedLevel level;
  private final BufferAllocator allocator = new RootAllocator();
  private final VectorSchemaRoot vectors;

  private Table(Path folder, MeasuredDatabase database, FraiseEngine engine, PreparedLevel level) {
    this.folder = folder;
    this.database = database;
    this.engine = engine;
    this.level = level;
    vectors =
        VectorSchemaRoot.create(
            new ArrowSchemas(engine.model()::enumeration).of(selection()), allocator);
  }

  /**
   * Fills a new database.
   *
   * @param product {@code postgresql} or {@code sqlite}
   * @param name {@code accounts} or {@code events}
   */
  static Table open(String product, String name) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("conversion");
    MeasuredDatabase database =
        MeasuredDatabase.open(
            product, folder, List.of(new AccountRows(ROWS), new EventRows(DIGITS)));
    FraiseEngine engine =
        FraiseEngine.open(
            new EngineSettings(database.url()),
            ServiceLoader.load(TypeCatalog.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    PreparedRoot root =
        new Exports(engine.model(), engine.database(), engine.preparer())
            .prepare(new ExportRequest(name, "", List.of()), new RowScope(Caller.ANONYMOUS))
            .roots()
            .getFirst();
    return new Table(folder, database, engine, ((PreparedRoot.Rows) root).level());
  }

  MeasuredDatabase database() {
    return database;
  }

  FraiseEngine engine() {
    return engine;
  }

  /** What was generated for the type of its rows. */
  QueryExecutor executor() {
    return engine.executor(level.level().type());
  }

  /** What is selected of them. */
  Selection selection() {
    return level.level().selection();
  }

  /** The statement that reads them. */
  BoundStatement statement() {
    return level.statement();
  }

  BufferAllocator allocator() {
    return allocator;
  }

  /** Vectors for the selection, in its order. */
  List<FieldVector> columns() {
    return vectors.getFieldVectors();
  }

  /** Empties the vectors and sees that they have room, as a stream does before each batch. */
  void begin() {
    for (FieldVector vector : columns()) {
      if (vector.getValueCapacity() < ROWS) {
        vector.setInitialCapacity(ROWS);
        vector.allocateNew();
      } else {
        vector.reset();
      }
    }
  }

  /**
   * Says that the vectors are filled.
   *
   * @param rows how many were written
   */
  VectorSchemaRoot end(int rows) {
    vectors.setRowCount(rows);
    return checked(vectors);
  }

  /**
   * A batch of all rows.
   *
   * @throws IllegalStateException if it holds others
   */
  static VectorSchemaRoot checked(VectorSchemaRoot batch) {
    if (batch.getRowCount() != ROWS) {
      throw new IllegalStateException(batch.getRowCount() + " rows of " + ROWS);
    }
    return batch;
  }

  @Override
  public void close() throws IOException {
    vectors.close();
    allocator.close();
    engine.close();
    database.close();
    Files.deleteIfExists(folder);
  }
}
