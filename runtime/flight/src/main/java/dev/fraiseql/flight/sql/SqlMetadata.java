package dev.fraiseql.flight.sql;

import dev.fraiseql.contract.RequestException;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Answers the commands of Flight SQL that describe the server. Thread-safe. */
public final class SqlMetadata {
  /** Rows of a batch: few enough for a message, even if each holds the schema of a wide table. */
  private static final int BATCH_ROWS = 200;

  private final SqlCatalog catalog;
  private final ServerInfo info;
  private final XdbcTypes types;
  private final BufferAllocator allocator;

  /**
   * Metadata of one server.
   *
   * @param allocator where batches take their memory from
   */
  public SqlMetadata(
      SqlCatalog catalog, ServerInfo info, XdbcTypes types, BufferAllocator allocator) {
    this.catalog = catalog;
    this.info = info;
    this.types = types;
    this.allocator = allocator;
  }

  /**
   * The table that a command asks for.
   *
   * @throws RequestException BAD_USER_INPUT if the command asks for an unknown {@code SqlInfo}
   */
  public MetadataTable table(SqlCommand.Metadata command) {
    return switch (command) {
      case SqlCommand.Catalogs() -> catalog.catalogs();
      case SqlCommand.DbSchemas(var message) -> catalog.schemas(message);
      case SqlCommand.Tables(var message) -> catalog.tables(message);
      case SqlCommand.TableTypes() -> catalog.tableTypes();
      case SqlCommand.PrimaryKeys(var message) -> catalog.primaryKeys(message);
      case SqlCommand.ExportedKeys(var message) -> catalog.exportedKeys(message);
      case SqlCommand.ImportedKeys(var message) -> catalog.importedKeys(message);
      case SqlCommand.CrossReference(var message) -> catalog.crossReference(message);
      case SqlCommand.SqlInfo(var message) -> info.table(message);
      case SqlCommand.XdbcTypeInfo(var message) -> types.table(message);
    };
  }

  /** Sends the table of a command without waiting for the client: it is small. */
  public void send(SqlCommand.Metadata command, ServerStreamListener listener) {
    MetadataTable table = table(command);
    try (VectorSchemaRoot root = VectorSchemaRoot.create(table.schema(), allocator)) {
      listener.start(root);
      for (int from = 0; from < table.rows().size(); from += BATCH_ROWS) {
        MetadataTableWriter.write(table.rows(from, BATCH_ROWS), root);
        listener.putNext();
      }
      listener.completed();
    }
  }
}
