package dev.fraiseql.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.jdbc.RuntimeDialect.Failure;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("sqlserver")
class SqlServerErrorTest {

  @ParameterizedTest
  @CsvSource({
    "0, HY008, STOPPED", // what the driver says of its own cancel()
    "1205, 40001, LOCKED",
    "1222, S00051, LOCKED",
    "596, S0001, LOST",
    "6005, S0001, LOST",
    "0, 08S01, LOST", // the socket
    "0, 08006, LOST",
    "8115, S0002, INTERNAL",
    "208, S0002, INTERNAL"
  })
  void meansSomethingToTheCaller(int number, String state, Failure failure) {
    assertThat(SqlServerError.classify(new SQLException("said the server", state, number)))
        .isEqualTo(failure);
  }
}
