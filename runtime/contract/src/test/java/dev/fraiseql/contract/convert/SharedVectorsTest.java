package dev.fraiseql.contract.convert;

import static dev.fraiseql.contract.convert.Reading.nullable;
import static dev.fraiseql.contract.convert.Reading.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.convert.Reading.Read;
import dev.fraiseql.contract.json.FieldError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a whole number becomes in the vector that its field shares with those of other types. */
class SharedVectorsTest {
  private final BufferAllocator allocator = new RootAllocator();
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    allocator.close();
  }

  @Test
  void wholeNumbersKeepTheirValueInWiderVectors() throws SQLException {
    assertThat(read("-128", new TinyIntVector("v", allocator), required(ValueWriter.INT8)))
        .isEqualTo("-128");
    assertThat(read("-128", new SmallIntVector("v", allocator), required(ValueWriter.INT8)))
        .isEqualTo("-128");
    assertThat(read("127", new IntVector("v", allocator), nullable(ValueWriter.INT8)))
        .isEqualTo("127");
    assertThat(read("-32768", new IntVector("v", allocator), required(ValueWriter.INT16)))
        .isEqualTo("-32768");
    assertThat(read("32767", new BigIntVector("v", allocator), nullable(ValueWriter.INT16)))
        .isEqualTo("32767");
    assertThat(read("-2147483648", new BigIntVector("v", allocator), required(ValueWriter.INT32)))
        .isEqualTo("-2147483648");
    assertThat(read("null", new BigIntVector("v", allocator), nullable(ValueWriter.INT32)))
        .isNull();
  }

  @Test
  void wholeNumbersAreTextsInVectorsOfTexts() throws SQLException {
    assertThat(read("-9223372036854775808", texts(), required(ValueWriter.INT64)))
        .isEqualTo("-9223372036854775808");
    assertThat(read("0", texts(), nullable(ValueWriter.INT32))).isEqualTo("0");
    assertThat(read("null", texts(), nullable(ValueWriter.INT64))).isNull();
  }

  @Test
  void whatIsBeyondTheFieldsOwnTypeIsAnErrorInAWiderVectorToo() {
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(
            () -> read("128", new BigIntVector("v", allocator), required(ValueWriter.INT8)));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> read("2147483648", texts(), required(ValueWriter.INT32)));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> read("null", texts(), required(ValueWriter.INT64)));
  }

  private VarCharVector texts() {
    return new VarCharVector("v", allocator);
  }

  private Object read(String value, FieldVector vector, Read read) throws SQLException {
    try (vector) {
      return Reading.vector(connection, value, vector, read);
    }
  }
}
