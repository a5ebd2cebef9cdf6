package dev.fraiseql.flight.sql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetConcurrency;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetType;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlTransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities of the server: the values of {@code CommandGetSqlInfo}. A value is a {@code
 * String}, a {@code Boolean}, a {@code Long}, an {@code Integer} for a set of bits, a {@code List}
 * of strings or an empty {@code Map}, as FlightSql.proto defines for its name. A limit of 0 means
 * none.
 */
public final class ServerInfo {
  private static final int NOTHING = 0;

  private final Map<Integer, Object> values = new LinkedHashMap<>();

  /**
   * The capabilities of one server.
   *
   * @param version of this program
   * @param arrowVersion of Arrow
   * @param statementBytes the maximum size of a statement, in bytes
   * @param streams the maximum number of streams that are open at once
   */
  public ServerInfo(String version, String arrowVersion, long statementBytes, long streams) {
    server(version, arrowVersion);
    names();
    statements();
    limits(statementBytes, streams);
    transactions();
  }

  /**
   * The requested values, in the order of their numbers; all values if none is named.
   *
   * @throws RequestException BAD_USER_INPUT if a name is unknown
   */
  public MetadataTable table(CommandGetSqlInfo request) {
    TreeSet<Integer> names =
        new TreeSet<>(request.getInfoCount() == 0 ? values.keySet() : request.getInfoList());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Integer name : names) {
      @Nullable Object value = values.get(name);
      if (value == null) {
        throw new RequestException(
            ErrorCode.BAD_USER_INPUT, "There is no SqlInfo of the number " + name + " here.");
      }
      rows.add(Arrays.asList(name, value));
    }
    return new MetadataTable(MetadataSchemas.SQL_INFO, rows);
  }

  private void server(String version, String arrowVersion) {
    put(SqlInfo.FLIGHT_SQL_SERVER_NAME, "FraiseQL");
    put(SqlInfo.FLIGHT_SQL_SERVER_VERSION, version);
    put(SqlInfo.FLIGHT_SQL_SERVER_ARROW_VERSION, arrowVersion);
    // Statements only read. Rows are written by bulk ingestion.
    put(SqlInfo.FLIGHT_SQL_SERVER_READ_ONLY, true);
    put(SqlInfo.FLIGHT_SQL_SERVER_SQL, true);
    put(SqlInfo.FLIGHT_SQL_SERVER_SUBSTRAIT, false);
    put(
        SqlInfo.FLIGHT_SQL_SERVER_TRANSACTION,
        SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE_VALUE);
    put(SqlInfo.FLIGHT_SQL_SERVER_CANCEL, true);
    put(SqlInfo.FLIGHT_SQL_SERVER_BULK_INGESTION, true);
    put(SqlInfo.FLIGHT_SQL_SERVER_INGEST_TRANSACTIONS_SUPPORTED, false);
    put(SqlInfo.FLIGHT_SQL_SERVER_STATEMENT_TIMEOUT, NOTHING);
    put(SqlInfo.FLIGHT_SQL_SERVER_TRANSACTION_TIMEOUT, NOTHING);
  }

  private void names() {
    long anyCase = SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE_VALUE;
    put(SqlInfo.SQL_DDL_CATALOG, false);
    put(SqlInfo.SQL_DDL_SCHEMA, false);
    put(SqlInfo.SQL_DDL_TABLE, false);
    put(SqlInfo.SQL_IDENTIFIER_CASE, anyCase);
    put(SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR, "\"");
    put(SqlInfo.SQL_QUOTED_IDENTIFIER_CASE, anyCase);
    put(SqlInfo.SQL_ALL_TABLES_ARE_SELECTABLE, true);
    put(SqlInfo.SQL_SEARCH_STRING_ESCAPE, "\\");
    put(SqlInfo.SQL_EXTRA_NAME_CHARACTERS, "");
    put(SqlInfo.SQL_SCHEMA_TERM, "schema");
    put(SqlInfo.SQL_PROCEDURE_TERM, "");
    put(SqlInfo.SQL_CATALOG_TERM, "catalog");
    put(SqlInfo.SQL_CATALOG_AT_START, true);
    put(SqlInfo.SQL_SCHEMAS_SUPPORTED_ACTIONS, NOTHING);
    put(SqlInfo.SQL_CATALOGS_SUPPORTED_ACTIONS, NOTHING);
  }

  private void statements() {
    // Nulls come last ascending and first descending, as in GraphQL.
    put(SqlInfo.SQL_NULL_ORDERING, (long) SqlNullOrdering.SQL_NULLS_SORTED_HIGH_VALUE);
    for (SqlInfo list :
        List.of(
            SqlInfo.SQL_KEYWORDS,
            SqlInfo.SQL_NUMERIC_FUNCTIONS,
            SqlInfo.SQL_STRING_FUNCTIONS,
            SqlInfo.SQL_SYSTEM_FUNCTIONS,
            SqlInfo.SQL_DATETIME_FUNCTIONS)) {
      put(list, List.of());
    }
    put(SqlInfo.SQL_SUPPORTS_COLUMN_ALIASING, true);
    put(SqlInfo.SQL_NULL_PLUS_NULL_IS_NULL, false);
    put(SqlInfo.SQL_SUPPORTS_CONVERT, Map.of());
    put(SqlInfo.SQL_SUPPORTS_TABLE_CORRELATION_NAMES, true);
    put(SqlInfo.SQL_SUPPORTS_DIFFERENT_TABLE_CORRELATION_NAMES, false);
    put(SqlInfo.SQL_SUPPORTS_EXPRESSIONS_IN_ORDER_BY, false);
    put(SqlInfo.SQL_SUPPORTS_ORDER_BY_UNRELATED, true);
    put(SqlInfo.SQL_SUPPORTS_LIKE_ESCAPE_CLAUSE, false);
    put(SqlInfo.SQL_SUPPORTS_NON_NULLABLE_COLUMNS, true);
    put(SqlInfo.SQL_SUPPORTS_INTEGRITY_ENHANCEMENT_FACILITY, false);
    put(SqlInfo.SQL_SELECT_FOR_UPDATE_SUPPORTED, false);
    put(SqlInfo.SQL_STORED_PROCEDURES_SUPPORTED, false);
    put(SqlInfo.SQL_CORRELATED_SUBQUERIES_SUPPORTED, false);
    put(SqlInfo.SQL_NAMED_PARAMETERS_SUPPORTED, false);
    put(SqlInfo.SQL_LOCATORS_UPDATE_COPY, false);
    put(SqlInfo.SQL_STORED_FUNCTIONS_USING_CALL_SYNTAX_SUPPORTED, false);
    // The statements are less than the lowest level of SQL that has a name.
    for (SqlInfo set :
        List.of(
            SqlInfo.SQL_SUPPORTED_GROUP_BY,
            SqlInfo.SQL_SUPPORTED_GRAMMAR,
            SqlInfo.SQL_ANSI92_SUPPORTED_LEVEL,
            SqlInfo.SQL_OUTER_JOINS_SUPPORT_LEVEL,
            SqlInfo.SQL_SUPPORTED_POSITIONED_COMMANDS,
            SqlInfo.SQL_SUPPORTED_SUBQUERIES,
            SqlInfo.SQL_SUPPORTED_UNIONS)) {
      put(set, NOTHING);
    }
    put(
        SqlInfo.SQL_SUPPORTED_RESULT_SET_TYPES,
        bit(SqlSupportedResultSetType.SQL_RESULT_SET_TYPE_FORWARD_ONLY_VALUE));
    put(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_UNSPECIFIED, NOTHING);
    put(
        SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_FORWARD_ONLY,
        bit(SqlSupportedResultSetConcurrency.SQL_RESULT_SET_CONCURRENCY_READ_ONLY_VALUE));
    put(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_SCROLL_SENSITIVE, NOTHING);
    put(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_SCROLL_INSENSITIVE, NOTHING);
  }

  private void limits(long statementBytes, long streams) {
    for (SqlInfo limit :
        List.of(
            SqlInfo.SQL_MAX_BINARY_LITERAL_LENGTH,
            SqlInfo.SQL_MAX_CHAR_LITERAL_LENGTH,
            SqlInfo.SQL_MAX_COLUMN_NAME_LENGTH,
            SqlInfo.SQL_MAX_COLUMNS_IN_GROUP_BY,
            SqlInfo.SQL_MAX_COLUMNS_IN_INDEX,
            SqlInfo.SQL_MAX_COLUMNS_IN_ORDER_BY,
            SqlInfo.SQL_MAX_COLUMNS_IN_SELECT,
            SqlInfo.SQL_MAX_COLUMNS_IN_TABLE,
            SqlInfo.SQL_MAX_CONNECTIONS,
            SqlInfo.SQL_MAX_CURSOR_NAME_LENGTH,
            SqlInfo.SQL_MAX_INDEX_LENGTH,
            SqlInfo.SQL_DB_SCHEMA_NAME_LENGTH,
            SqlInfo.SQL_MAX_PROCEDURE_NAME_LENGTH,
            SqlInfo.SQL_MAX_CATALOG_NAME_LENGTH,
            SqlInfo.SQL_MAX_ROW_SIZE,
            SqlInfo.SQL_MAX_TABLE_NAME_LENGTH,
            SqlInfo.SQL_MAX_USERNAME_LENGTH)) {
      put(limit, (long) NOTHING);
    }
    put(SqlInfo.SQL_MAX_ROW_SIZE_INCLUDES_BLOBS, true);
    put(SqlInfo.SQL_MAX_STATEMENT_LENGTH, statementBytes);
    put(SqlInfo.SQL_MAX_STATEMENTS, streams);
    put(SqlInfo.SQL_MAX_TABLES_IN_SELECT, 1L);
  }

  private void transactions() {
    put(
        SqlInfo.SQL_DEFAULT_TRANSACTION_ISOLATION,
        (long) SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE_VALUE);
    put(
        SqlInfo.SQL_SUPPORTED_TRANSACTIONS_ISOLATION_LEVELS,
        bit(SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE_VALUE));
    for (SqlInfo ability :
        List.of(
            SqlInfo.SQL_TRANSACTIONS_SUPPORTED,
            SqlInfo.SQL_DATA_DEFINITION_CAUSES_TRANSACTION_COMMIT,
            SqlInfo.SQL_DATA_DEFINITIONS_IN_TRANSACTIONS_IGNORED,
            SqlInfo.SQL_BATCH_UPDATES_SUPPORTED,
            SqlInfo.SQL_SAVEPOINTS_SUPPORTED)) {
      put(ability, false);
    }
  }

  private static int bit(int number) {
    return 1 << number;
  }

  private void put(SqlInfo name, Object value) {
    values.put(name.getNumber(), value);
  }
}
