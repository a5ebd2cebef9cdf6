package dev.fraiseql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WriteConnectionsTest {

  @Test
  void saysThatAnotherWriteIsUnderWayWhereThereIsOneAtATime(@TempDir Path folder) throws Exception {
    DatabaseAddress address = new DatabaseAddress("jdbc:sqlite:" + folder.resolve("one.db"));
    try (Connection created = SetupConnections.open(address)) {
      created.createStatement().execute("create table t (id int)");
    }
    Incidents incidents = new Incidents(() -> "id-1");
    PoolSettings settings = new PoolSettings(4, Duration.ofMillis(300));
    try (ReadConnections reads = ReadConnections.open(address, settings, incidents);
        WriteConnections writes = reads.writes(address, settings, incidents);
        WriteSession first = writes.begin(null, Recipient.NEVER_LEAVES)) {
      assertThatThrownBy(() -> writes.begin(null, Recipient.NEVER_LEAVES))
          .isInstanceOfSatisfying(
              RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT))
          .hasMessageStartingWith("The server is busy: another write did not end in time.");
      first.rollback();
    }
  }

  @Test
  void aRollbackOfTheFirstTransactionUndoesNoSettings() throws Exception {
    DatabaseAddress address = new DatabaseAddress(TestDatabase.POSTGRESQL.newDatabase());
    try (Connection created = SetupConnections.open(address)) {
      String name = created.getCatalog();
      created.createStatement().execute("alter database " + name + " set timezone = 'Asia/Tokyo'");
      created
          .createStatement()
          .execute("alter database " + name + " set default_transaction_isolation = serializable");
    }
    Incidents incidents = new Incidents(() -> "id-1");
    PoolSettings settings = new PoolSettings(1, Duration.ofSeconds(5));
    try (ReadConnections reads = ReadConnections.open(address, settings, incidents);
        WriteConnections writes = reads.writes(address, settings, incidents);
        ControlConnections control = writes.control(1)) {
      assertThatThrownBy(() ->
              control.write(connection -> {
                throw new SQLException("rolled back");
              }))
          .hasMessage("rolled back");
      assertThat(
              control.<String>write(connection -> {
                try (ResultSet row =
                    connection
                        .createStatement()
                        .executeQuery(
                            "select current_setting('timezone') || ' '"
                                + " || current_setting('transaction_isolation')")) {
                  row.next();
                  return row.getString(1);
                }
              }))
          .isEqualTo("UTC read committed");
    }
  }
}
