package dev.fraiseql.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.read.Reading.VectorRead;
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
class VectorReadsTest {
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
    assertThat(read("-128", new TinyIntVector("v", allocator), VectorReads::int8))
        .isEqualTo("-128");
    assertThat(read("-128", new SmallIntVector("v", allocator), VectorReads::int8))
        .isEqualTo("-128");
    assertThat(read("127", new IntVector("v", allocator), VectorReads::int8OrNull))
        .isEqualTo("127");
    assertThat(read("-32768", new IntVector("v", allocator), VectorReads::int16))
        .isEqualTo("-32768");
    assertThat(read("32767", new BigIntVector("v", allocator), VectorReads::int16OrNull))
        .isEqualTo("32767");
    assertThat(read("-2147483648", new BigIntVector("v", allocator), VectorReads::int32))
        .isEqualTo("-2147483648");
    assertThat(read("null", new BigIntVector("v", allocator), VectorReads::int32OrNull)).isNull();
  }

  @Test
  void wholeNumbersAreTextsInVectorsOfTexts() throws SQLException {
    assertThat(read("-9223372036854775808", texts(), VectorReads::int64))
        .isEqualTo("-9223372036854775808");
    assertThat(read("0", texts(), VectorReads::int32OrNull)).isEqualTo("0");
    assertThat(read("null", texts(), VectorReads::int64OrNull)).isNull();
  }

  @Test
  void whatIsBeyondTheFieldsOwnTypeIsAnErrorInAWiderVectorToo() {
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> read("128", new BigIntVector("v", allocator), VectorReads::int8));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> read("2147483648", texts(), VectorReads::int32));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> read("null", texts(), VectorReads::int64));
  }

  private VarCharVector texts() {
    return new VarCharVector("v", allocator);
  }

  private Object read(String value, FieldVector vector, VectorRead read) throws SQLException {
    try (vector) {
      return Reading.vector(connection, value, vector, read);
    }
  }
}
