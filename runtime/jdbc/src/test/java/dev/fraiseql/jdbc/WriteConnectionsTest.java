package dev.fraiseql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.jdbc.incident.Incidents;
import java.nio.file.Path;
import java.sql.Connection;
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
}
