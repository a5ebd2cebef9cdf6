package dev.fraiseql.flight.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.testing.Seed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.Types;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What Arrow's own writer writes, in every type that a parameter can be sent in. */
class BatchReaderTest {
  private static final String LONG = "more than twelve bytes, é and 😀";
  private static final int DICTIONARY = 200;
  private static final FieldType BIGINT = FieldType.nullable(new ArrowType.Int(64, true));

  private final BufferAllocator allocator = new RootAllocator();
  private final MapDictionaryProvider dictionaries = new MapDictionaryProvider();
  private final List<FieldVector> vectors = new ArrayList<>();
  private final Map<String, @Nullable Object> expected = new LinkedHashMap<>();

  @AfterEach
  void close() {
    vectors.forEach(FieldVector::close);
    dictionaries.getDictionaryIds().forEach(id -> dictionaries.lookup(id).getVector().close());
    allocator.close();
  }

  @Test
  void readsEveryTypeThatAParameterCanBeSentIn() {
    fillNumbers();
    fillTimes();
    fillTexts();
    fillNested();

    List<Map<String, @Nullable Object>> rows = read(messages());

    Map<String, @Nullable Object> nothing = new LinkedHashMap<>(expected);
    nothing.replaceAll((name, value) -> null);
    assertThat(rows).containsExactly(expected, nothing, expected);
  }

  private void fillNumbers() {
    fixed(integer(8, true), -3L, (buffer, row) -> buffer.setByte(row, -3));
    fixed(integer(8, false), 200L, (buffer, row) -> buffer.setByte(row, 200));
    fixed(integer(16, true), -300L, (buffer, row) -> buffer.setShort(row * 2L, -300));
    fixed(integer(16, false), 65_535L, (buffer, row) -> buffer.setShort(row * 2L, -1));
    fixed(integer(32, true), -70_000L, (buffer, row) -> buffer.setInt(row * 4L, -70_000));
    fixed(integer(32, false), 4_294_967_295L, (buffer, row) -> buffer.setInt(row * 4L, -1));
    fixed(
        integer(64, true),
        Long.MIN_VALUE,
        (buffer, row) -> buffer.setLong(row * 8L, Long.MIN_VALUE));
    fixed(
        integer(64, false),
        new BigInteger("18446744073709551615"),
        (buffer, row) -> buffer.setLong(row * 8L, -1));
    fixed(
        new ArrowType.FloatingPoint(FloatingPointPrecision.HALF),
        new BigDecimal("1.5"),
        (buffer, row) -> buffer.setShort(row * 2L, Float.floatToFloat16(1.5f)));
    fixed(
        new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
        new BigDecimal("0.1"),
        (buffer, row) -> buffer.setFloat(row * 4L, 0.1f));
    fixed(
        new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
        new BigDecimal("-1.0E+300"),
        (buffer, row) -> buffer.setDouble(row * 8L, -1e300));
    for (int bits : new int[] {128, 256}) {
      fixed(
          new ArrowType.Decimal(38, 2, bits),
          new BigDecimal("-12345678901234567890.12"),
          (buffer, row) -> decimal(buffer, row, bits / 8, "-1234567890123456789012"));
    }
    fixed(new ArrowType.Bool(), true, (buffer, row) -> BitVectorHelper.setBit(buffer, row));
  }

  private static ArrowType integer(int bits, boolean signed) {
    return new ArrowType.Int(bits, signed);
  }

  private static void decimal(ArrowBuf buffer, int row, int bytes, String unscaled) {
    byte[] bigEndian = new BigInteger(unscaled).toByteArray();
    for (int i = 0; i < bytes; i++) {
      int from = bigEndian.length - 1 - i;
      buffer.setByte((long) row * bytes + i, from >= 0 ? bigEndian[from] : -1);
    }
  }

  private void fillTimes() {
    long micros = 1_767_225_600_123_456L;
    fixed(
        new ArrowType.Date(DateUnit.DAY),
        "1969-12-31",
        (buffer, row) -> buffer.setInt(row * 4L, -1));
    fixed(
        new ArrowType.Date(DateUnit.MILLISECOND),
        "1969-12-31",
        (buffer, row) -> buffer.setLong(row * 8L, -86_400_000));
    fixed(
        new ArrowType.Time(TimeUnit.SECOND, 32),
        "01:00:05",
        (buffer, row) -> buffer.setInt(row * 4L, 3_605));
    fixed(
        new ArrowType.Time(TimeUnit.NANOSECOND, 64),
        "01:00:05.000001",
        (buffer, row) -> buffer.setLong(row * 8L, 3_605_000_001_000L));
    fixed(
        new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
        "2026-01-01T00:00:00.123456Z",
        (buffer, row) -> buffer.setLong(row * 8L, micros));
    fixed(
        new ArrowType.Timestamp(TimeUnit.NANOSECOND, null),
        "2026-01-01T00:00:00.123456",
        (buffer, row) -> buffer.setLong(row * 8L, micros * 1_000));
    fixed(
        new ArrowType.Timestamp(TimeUnit.SECOND, null),
        "1969-12-31T23:59:59.000000",
        (buffer, row) -> buffer.setLong(row * 8L, -1));
    fixed(
        new ArrowType.Duration(TimeUnit.MILLISECOND),
        "PT-1.5S",
        (buffer, row) -> buffer.setLong(row * 8L, -1_500));
  }

  private void fillTexts() {
    byte[] text = LONG.getBytes(StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().encodeToString(text);
    set(new VarCharVector("text", allocator), LONG, (vector, row) -> vector.setSafe(row, text));
    set(
        new LargeVarCharVector("large text", allocator),
        LONG,
        (vector, row) -> vector.setSafe(row, text));
    set(
        new ViewVarCharVector("text view", allocator),
        LONG,
        (vector, row) -> vector.setSafe(row, text));
    set(
        new ViewVarCharVector("short text view", allocator),
        "twelve bytes",
        (vector, row) -> vector.setSafe(row, "twelve bytes".getBytes(StandardCharsets.UTF_8)));
    set(
        new VarBinaryVector("bytes", allocator),
        base64,
        (vector, row) -> vector.setSafe(row, text));
    set(
        new LargeVarBinaryVector("large bytes", allocator),
        base64,
        (vector, row) -> vector.setSafe(row, text));
    set(
        new ViewVarBinaryVector("bytes view", allocator),
        base64,
        (vector, row) -> vector.setSafe(row, text));
    fixed(
        new ArrowType.FixedSizeBinary(3),
        "AQID",
        (buffer, row) -> buffer.setBytes(row * 3L, new byte[] {1, 2, 3}));
    fixed(
        new FieldType(
            true,
            new ArrowType.FixedSizeBinary(16),
            null,
            Map.of(ArrowType.ExtensionType.EXTENSION_METADATA_KEY_NAME, "arrow.uuid")),
        "00112233-4455-6677-8899-aabbccddeeff",
        (buffer, row) ->
            buffer.setBytes(
                row * 16L, HexFormat.of().parseHex("00112233445566778899aabbccddeeff")));
    encode();
    vectors.add(new NullVector("nothing", 3));
    expected.put("nothing", null);
  }

  /** Numbers of a dictionary that only a byte without a sign can tell apart. */
  private void encode() {
    DictionaryEncoding encoding = new DictionaryEncoding(7, false, new ArrowType.Int(8, false));
    VarCharVector values =
        new VarCharVector(
            "encoded", new FieldType(true, new ArrowType.Utf8(), encoding), allocator);
    for (int i = 0; i < DICTIONARY; i++) {
      values.setSafe(i, ("value " + i).getBytes(StandardCharsets.UTF_8));
    }
    values.setValueCount(DICTIONARY);
    dictionaries.put(new Dictionary(values, encoding));
    set(
        new UInt1Vector(
            "encoded", new FieldType(true, new ArrowType.Int(8, false), encoding), allocator),
        "value 199",
        (vector, row) -> vector.setSafe(row, DICTIONARY - 1));
  }

  private void fillNested() {
    List<@Nullable Object> items = new ArrayList<>(List.of(1L, 3L));
    items.add(1, null);
    set(
        ListVector.empty("list", allocator),
        items,
        (vector, row) -> {
          int at = vector.startNewValue(row);
          fill((BigIntVector) vector.addOrGetVector(BIGINT).getVector(), at);
          vector.endValue(row, 3);
        });
    set(
        LargeListVector.empty("large list", allocator),
        items,
        (vector, row) -> {
          int at = (int) vector.startNewValue(row);
          fill((BigIntVector) vector.addOrGetVector(BIGINT).getVector(), at);
          vector.endValue(row, 3);
        });
    set(
        FixedSizeListVector.empty("fixed list", 3, allocator),
        items,
        (vector, row) -> {
          int at = vector.startNewValue(row);
          fill((BigIntVector) vector.addOrGetVector(BIGINT).getVector(), at);
        });
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("a", 5L);
    object.put("b", null);
    set(
        StructVector.empty("struct", allocator),
        object,
        (vector, row) -> {
          vector.addOrGet("a", BIGINT, BigIntVector.class).setSafe(row, 5);
          vector.addOrGet("b", BIGINT, BigIntVector.class).setNull(row);
          vector.setIndexDefined(row);
        });
  }

  private static void fill(BigIntVector items, int at) {
    items.setSafe(at, 1);
    items.setNull(at + 1);
    items.setSafe(at + 2, 3);
  }

  private void fixed(ArrowType type, Object value, ObjIntConsumer<ArrowBuf> set) {
    fixed(FieldType.nullable(type), value, set);
  }

  private void fixed(FieldType type, Object value, ObjIntConsumer<ArrowBuf> set) {
    Field field = new Field(type.getType() + " " + vectors.size(), type, null);
    BaseFixedWidthVector vector = (BaseFixedWidthVector) field.createVector(allocator);
    vector.allocateNew(3);
    set(
        vector,
        value,
        (same, row) -> {
          set.accept(same.getDataBuffer(), row);
          BitVectorHelper.setBit(same.getValidityBuffer(), row);
        });
  }

  /** A column of three rows: this value, null, and the value again. */
  private <V extends FieldVector> void set(V vector, Object value, ObjIntConsumer<V> set) {
    if (!(vector instanceof BaseFixedWidthVector)) {
      vector.allocateNew();
    }
    set.accept(vector, 0);
    set.accept(vector, 2);
    vector.setValueCount(3);
    vectors.add(vector);
    expected.put(vector.getName(), value);
  }

  private List<IpcMessage> messages() {
    return IpcMessage.of(new VectorSchemaRoot(vectors), dictionaries);
  }

  /** All rows of the batches among these messages, read as long as one is read as a row is. */
  private static List<Map<String, @Nullable Object>> read(List<IpcMessage> messages) {
    BatchReader reader = new BatchReader();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (IpcMessage message : messages) {
      ClientBatch sent =
          reader.read(ByteBuffer.wrap(message.header()), ByteBuffer.wrap(message.body()));
      if (sent != null) {
        ParameterBatch batch = ParameterBatch.of(sent, parameters(sent));
        for (int row = 0; row < batch.rows(); row++) {
          rows.add(batch.row(row));
        }
      }
    }
    return rows;
  }

  /** Parameters of which nothing is asked, with the names of the columns. */
  private static List<StatementParameter> parameters(ClientBatch sent) {
    return sent.columns().stream()
        .map(column ->
            new StatementParameter(
                String.valueOf(column.field().getName()), ValueType.of(Scalar.STRING), true, false))
        .distinct()
        .toList();
  }

  @Test
  void saysOfDamagedMessagesThatTheyAre() {
    fillNumbers();
    fillTimes();
    fillTexts();
    fillNested();
    List<IpcMessage> sound = messages();
    long seed = Seed.get();
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      List<IpcMessage> sent = new ArrayList<>(sound);
      int place = random.nextInt(sent.size());
      sent.set(place, damaged(sound.get(place), random));
      try {
        read(sent);
      } catch (RequestException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("seed " + seed + ", step " + i, e);
      }
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  private static IpcMessage damaged(IpcMessage sound, Random random) {
    byte[] header = sound.header().clone();
    byte[] body = sound.body().clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      byte[] part = body.length == 0 || random.nextBoolean() ? header : body;
      int at = random.nextInt(part.length);
      switch (random.nextInt(4)) {
        case 0 -> part[at] = (byte) random.nextInt(256);
        case 1 -> part[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> part[at]++;
        default -> part[at] = (byte) (random.nextBoolean() ? 0x7f : 0xff);
      }
    }
    return new IpcMessage(
        header,
        random.nextInt(10) == 0 ? Arrays.copyOf(body, random.nextInt(body.length + 1)) : body);
  }

  @Test
  void refusesWhatHasNoPlaceInAStreamOfParameters() {
    fillTexts();
    List<IpcMessage> sound = messages();
    List<IpcMessage> compressed =
        IpcMessage.compressed(new VectorSchemaRoot(vectors), dictionaries);

    assertRefused(sound.subList(1, 2), "before the schema");
    assertRefused(List.of(sound.getFirst(), sound.getFirst()), "second schema");
    assertRefused(
        List.of(sound.getFirst(), sound.getLast()),
        "refers to a value that its dictionary has not");
    assertRefused(compressed, "compressed");
  }

  /** A few bytes, in which each field has the one before it twice. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void looksAtSoManyFieldsAndNoMore() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int name = builder.createString("f");
    Struct_.startStruct_(builder);
    int type = Struct_.endStruct_(builder);
    int field = 0;
    for (int level = 0; level < 60; level++) {
      int children =
          org.apache.arrow.flatbuf.Field.createChildrenVector(
              builder, level == 0 ? new int[0] : new int[] {field, field});
      field =
          org.apache.arrow.flatbuf.Field.createField(
              builder, name, true, Type.Struct_, type, 0, children, 0);
    }
    int fields = org.apache.arrow.flatbuf.Schema.createFieldsVector(builder, new int[] {field});
    int schema =
        org.apache.arrow.flatbuf.Schema.createSchema(builder, Endianness.Little, fields, 0, 0);
    builder.finish(
        Message.createMessage(builder, MetadataVersion.V5, MessageHeader.Schema, schema, 0, 0));

    assertRefused(
        List.of(new IpcMessage(builder.sizedByteArray(), new byte[0])), "more than 10000 fields");
  }

  /** Rows that need no bytes could be as many as anybody says. */
  @Test
  void takesSoManyRowsAndNoMore() {
    vectors.add(new NullVector("nothing", 1_000_000));
    assertThat(read(messages())).hasSize(1_000_000);

    vectors.set(0, new NullVector("nothing", 1_000_001));
    assertRefused(messages(), "at most 1000000 rows");
  }

  /** In one row, a list of as many objects of nothing but nulls. */
  @Test
  void countsTheValuesOfAllColumnsTogether() {
    ListVector list = ListVector.empty("list", allocator);
    StructVector item =
        (StructVector) list.addOrGetVector(FieldType.nullable(new ArrowType.Struct())).getVector();
    item.addOrGet("a", FieldType.nullable(new ArrowType.Null()), NullVector.class);
    item.addOrGet("b", FieldType.nullable(new ArrowType.Null()), NullVector.class);
    list.allocateNew();
    for (int rows : new int[] {300_000, 400_000}) {
      list.startNewValue(0);
      list.endValue(0, rows);
      for (int i = 0; i < rows; i++) {
        item.setIndexDefined(i);
      }
      list.setValueCount(1);
      vectors.clear();
      vectors.add(list);
      if (rows == 300_000) {
        assertThat(read(messages())).hasSize(1);
      } else {
        assertRefused(messages(), "\"b\" and those before it have more than 1000000 values");
      }
    }
  }

  @Test
  void keepsDictionariesOfSoManyBytesAndNoMore() {
    for (int id = 1; id <= 2; id++) {
      DictionaryEncoding encoding = new DictionaryEncoding(id, false, null);
      FieldType type = new FieldType(true, new ArrowType.Utf8(), encoding);
      VarCharVector values = new VarCharVector("column " + id, type, allocator);
      values.setSafe(0, new byte[9 * 1024 * 1024]);
      values.setValueCount(1);
      dictionaries.put(new Dictionary(values, encoding));
      FieldType indexes = new FieldType(true, new ArrowType.Int(32, true), encoding);
      set(new IntVector("column " + id, indexes, allocator), 0, (vector, row) -> {});
    }
    List<IpcMessage> sent = messages();

    // One that takes the place of another is kept instead of it.
    read(List.of(sent.get(0), sent.get(1), sent.get(1), sent.get(1)));
    assertRefused(sent, "dictionaries of more than 16777216 bytes together");
  }

  @Test
  void refusesTypesThatNoParameterHas() {
    set(
        new UnionVector("union", allocator, null, null),
        0,
        (vector, row) -> vector.setType(row, Types.MinorType.BIGINT));

    assertRefused(messages(), "Column \"union\" is of the type Union");
  }

  @Test
  void refusesADictionaryWithinAnotherColumn() {
    DictionaryEncoding encoding = new DictionaryEncoding(7, false, null);
    BigIntVector values =
        new BigIntVector(
            "item", new FieldType(true, new ArrowType.Int(64, true), encoding), allocator);
    dictionaries.put(new Dictionary(values, encoding));
    set(
        ListVector.empty("list", allocator),
        0,
        (vector, row) ->
            vector.addOrGetVector(new FieldType(true, new ArrowType.Int(32, true), encoding)));

    assertRefused(messages(), "send its values as they are");
  }

  private static void assertRefused(List<IpcMessage> messages, String message) {
    assertThatThrownBy(() -> read(messages))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(message);
  }
}
