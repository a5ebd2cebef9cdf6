package dev.fraiseql.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;

class KeyPartTest {
  @Test
  void readsKeysOfEveryTypeAsRequestsHaveThem() {
    assertThat(part(new ArrowType.Int(16, true), v -> ((SmallIntVector) v).setSafe(0, -7)))
        .isEqualTo(-7L);
    assertThat(part(new ArrowType.Bool(), v -> ((BitVector) v).setSafe(0, 1))).isEqualTo(true);
    assertThat(part(new ArrowType.Date(DateUnit.DAY), v -> ((DateDayVector) v).setSafe(0, -1)))
        .isEqualTo("1969-12-31");
    assertThat(
            part(
                new ArrowType.Time(TimeUnit.MICROSECOND, 64),
                v -> ((TimeMicroVector) v).setSafe(0, 37_800_000_000L)))
        .isEqualTo("10:30:00");
    assertThat(
            part(
                new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
                v -> ((TimeStampVector) v).setSafe(0, -500_000)))
        .isEqualTo("1969-12-31T23:59:59.5Z");
    assertThat(
            part(
                new ArrowType.Timestamp(TimeUnit.NANOSECOND, null),
                v -> ((TimeStampVector) v).setSafe(0, 1_000)))
        .isEqualTo("1970-01-01T00:00:00.000001");
    assertThat(
            part(
                new ArrowType.Duration(TimeUnit.MICROSECOND),
                v -> ((DurationVector) v).setSafe(0, 5_400_000_000L)))
        .isEqualTo("PT1H30M");
    assertThat(
            part(
                new ArrowType.Decimal(20, 10, 128),
                v -> ((DecimalVector) v).setSafe(0, new BigDecimal("0.0000000001"))))
        .isEqualTo("0.0000000001");
    assertThat(part(new ArrowType.Utf8(), v -> ((VarCharVector) v).setSafe(0, "é".getBytes(UTF_8))))
        .isEqualTo("é");
  }

  @Test
  void readsTheNameOfAnEnum() {
    DictionaryEncoding encoding = new DictionaryEncoding(3, false, new ArrowType.Int(32, true));
    try (BufferAllocator allocator = new RootAllocator();
        VarCharVector names = new VarCharVector("names", allocator);
        IntVector vector =
            new IntVector(
                "mood", new FieldType(false, encoding.getIndexType(), encoding), allocator)) {
      names.setSafe(0, "HAPPY".getBytes(UTF_8));
      names.setSafe(1, "CALM".getBytes(UTF_8));
      names.setValueCount(2);
      vector.setSafe(0, 1);
      DictionaryProvider dictionaries =
          new DictionaryProvider.MapDictionaryProvider(new Dictionary(names, encoding));
      assertThat(KeyPart.of(vector, 0, dictionaries)).isEqualTo("CALM");
    }
  }

  private static Object part(ArrowType type, Consumer<FieldVector> fill) {
    Field field = new Field("part", FieldType.notNullable(type), List.of());
    try (BufferAllocator allocator = new RootAllocator();
        FieldVector vector = field.createVector(allocator)) {
      fill.accept(vector);
      vector.setValueCount(1);
      return KeyPart.of(vector, 0, new DictionaryProvider.MapDictionaryProvider());
    }
  }
}
