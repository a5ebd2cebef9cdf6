package dev.fraiseql.flight.sql;

import com.google.protobuf.Any;
import dev.fraiseql.contract.RequestException;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCatalogs;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTableTypes;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;

/** A command or a ticket of Flight SQL whose result is a stream of rows. */
public sealed interface SqlCommand {

  /** A command whose result is the rows of a statement. */
  sealed interface Query extends SqlCommand {

    /** The statement and the values bound to it. */
    StatementHandle statement();
  }

  /** {@code CommandStatementQuery}: a statement as text, without parameters. */
  record AdHoc(StatementHandle statement) implements Query {}

  /** {@code TicketStatementQuery} or {@code CommandPreparedStatementQuery}: a handle. */
  record Prepared(StatementHandle statement) implements Query {}

  /** A command whose result is a table that describes the server. */
  sealed interface Metadata extends SqlCommand {}

  /** {@code CommandGetCatalogs}. */
  record Catalogs() implements Metadata {}

  /** {@code CommandGetDbSchemas}. */
  record DbSchemas(CommandGetDbSchemas message) implements Metadata {}

  /** {@code CommandGetTables}. */
  record Tables(CommandGetTables message) implements Metadata {}

  /** {@code CommandGetTableTypes}. */
  record TableTypes() implements Metadata {}

  /** {@code CommandGetPrimaryKeys}. */
  record PrimaryKeys(CommandGetPrimaryKeys message) implements Metadata {}

  /** {@code CommandGetExportedKeys}. */
  record ExportedKeys(CommandGetExportedKeys message) implements Metadata {}

  /** {@code CommandGetImportedKeys}. */
  record ImportedKeys(CommandGetImportedKeys message) implements Metadata {}

  /** {@code CommandGetCrossReference}. */
  record CrossReference(CommandGetCrossReference message) implements Metadata {}

  /** {@code CommandGetSqlInfo}. */
  record SqlInfo(CommandGetSqlInfo message) implements Metadata {}

  /** {@code CommandGetXdbcTypeInfo}. */
  record XdbcTypeInfo(CommandGetXdbcTypeInfo message) implements Metadata {}

  /**
   * Decodes a message.
   *
   * @throws RequestException BAD_USER_INPUT if the message is damaged or names a transaction
   * @throws org.apache.arrow.flight.FlightRuntimeException UNIMPLEMENTED for any other command
   */
  static SqlCommand of(Any message) {
    return switch (SqlMessages.name(message)) {
      case "CommandStatementQuery" -> {
        CommandStatementQuery command = SqlMessages.read(message, CommandStatementQuery.class);
        SqlMessages.checkNoTransaction(command.getTransactionId());
        yield new AdHoc(new StatementHandle(command.getQuery()));
      }
      case "TicketStatementQuery" ->
          new Prepared(
              StatementHandle.of(
                  SqlMessages.read(message, TicketStatementQuery.class).getStatementHandle()));
      case "CommandPreparedStatementQuery" ->
          new Prepared(
              StatementHandle.of(
                  SqlMessages.read(message, CommandPreparedStatementQuery.class)
                      .getPreparedStatementHandle()));
      case "CommandGetCatalogs" -> {
        SqlMessages.read(message, CommandGetCatalogs.class);
        yield new Catalogs();
      }
      case "CommandGetDbSchemas" ->
          new DbSchemas(SqlMessages.read(message, CommandGetDbSchemas.class));
      case "CommandGetTables" -> new Tables(SqlMessages.read(message, CommandGetTables.class));
      case "CommandGetTableTypes" -> {
        SqlMessages.read(message, CommandGetTableTypes.class);
        yield new TableTypes();
      }
      case "CommandGetPrimaryKeys" ->
          new PrimaryKeys(SqlMessages.read(message, CommandGetPrimaryKeys.class));
      case "CommandGetExportedKeys" ->
          new ExportedKeys(SqlMessages.read(message, CommandGetExportedKeys.class));
      case "CommandGetImportedKeys" ->
          new ImportedKeys(SqlMessages.read(message, CommandGetImportedKeys.class));
      case "CommandGetCrossReference" ->
          new CrossReference(SqlMessages.read(message, CommandGetCrossReference.class));
      case "CommandGetSqlInfo" -> new SqlInfo(SqlMessages.read(message, CommandGetSqlInfo.class));
      case "CommandGetXdbcTypeInfo" ->
          new XdbcTypeInfo(SqlMessages.read(message, CommandGetXdbcTypeInfo.class));
      default -> throw SqlMessages.unimplemented(SqlMessages.name(message));
    };
  }
}
