package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fraiseql.benchmarks.run.PythonClient;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the compared ways to read the rows of a table.
 *
 * @param command for the Python client; null for {@link RawRead}, which runs in this process
 * @param server the process that reads the database; null if the client or this process does
 */
record FlightContender(String name, @Nullable ObjectNode command, @Nullable ServerProcess server) {
  static final String RAW = "read and discarded";
  static final String FRAISEQL = "FraiseQL over Flight";
  static final String ARROW_JDBC = "arrow-jdbc over Flight";
  static final String ADBC = "ADBC in Python";

  private static final String SQL = "select * from events";

  /** The contenders that can read this database. */
  static List<FlightContender> of(FlightSetup setup) {
    List<FlightContender> contenders = new ArrayList<>();
    contenders.add(new FlightContender(RAW, null, null));
    contenders.add(onServer(FRAISEQL, "export:events::", setup.fraiseql()));
    if (!setup.product().equals("sqlite")) {
      // The adapter takes a column's type from the driver, and SQLite has types of values only.
      contenders.add(onServer(ARROW_JDBC, SQL, setup.arrowJdbc()));
    }
    if (setup.product().equals("postgresql")) {
      contenders.add(new FlightContender(ADBC, adbc(setup.database().url()), null));
    }
    return contenders;
  }

  private static FlightContender onServer(String name, String ticket, ServerProcess server) {
    return new FlightContender(name, PythonClient.flight(server.flightPort(), ticket), server);
  }

  private static ObjectNode adbc(String jdbcUrl) {
    return PythonClient.command("read")
        .put("from", "adbc")
        .put("url", PythonClient.postgresqlUrl(jdbcUrl))
        .put("sql", SQL);
  }
}
