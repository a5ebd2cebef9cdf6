package dev.fraiseql.flight.sql;

import com.google.protobuf.Any;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.export.SqlName;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;

/** Reads {@code CommandStatementIngest}: rows are appended to a table that exists. */
public final class IngestCommand {
  private static final String REMEDY =
      " Rows are appended to tables that exist: use the mode append.";

  private IngestCommand() {}

  /**
   * The table that rows are appended to.
   *
   * @throws RequestException BAD_USER_INPUT if the message is damaged, names a transaction, or asks
   *     for anything but rows to be appended
   */
  public static String table(Any message) {
    CommandStatementIngest command = SqlMessages.read(message, CommandStatementIngest.class);
    if (!command.getTransactionId().isEmpty()) {
      throw wrong("There are no transactions here: each stream of rows is one of its own.");
    }
    checkName("catalog", command.getCatalog(), SqlName.CATALOG);
    checkName("schema", command.getSchema(), SqlName.SCHEMA);
    if (command.getTemporary()) {
      throw wrong("There are no temporary tables here." + REMEDY);
    }
    TableDefinitionOptions options = command.getTableDefinitionOptions();
    TableExistsOption exists = options.getIfExists();
    switch (exists) {
      case TABLE_EXISTS_OPTION_APPEND -> {}
      case TABLE_EXISTS_OPTION_REPLACE -> throw wrong("No table is replaced here." + REMEDY);
      case TABLE_EXISTS_OPTION_FAIL -> throw wrong("No table is created here." + REMEDY);
      case TABLE_EXISTS_OPTION_UNSPECIFIED, UNRECOGNIZED ->
          throw wrong("The command does not say what happens if the table exists." + REMEDY);
    }
    return command.getTable();
  }

  private static void checkName(String what, String given, String known) {
    if (!given.isEmpty() && !given.equalsIgnoreCase(known)) {
      throw wrong("There is no " + what + " \"" + given + "\" here: it is " + known + ".");
    }
  }

  private static RequestException wrong(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }
}
