package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Generates random values, spelled as in responses. It chooses from few, so that rows and
 * conditions share values.
 */
final class ValueGenerator {
  private static final double MAX_EXACT_IN_JSON = 1e22;
  private static final List<String> CHARACTERS =
      List.of(
          "a", "A", "b", "B", "é", "É", "ß", "ſ", "s", "K", "k", "\u212A", "σ", "ς", "Σ", "İ", "ı",
          "i", "%", "_", "[", "]", "\\", "'", "\"", "?", "$", ":", " ", "\n", "\u0001", "😀",
          "e\u0301", "1", "0", "-");
  private static final List<String> DAYS =
      List.of("2024-02-29", "2026-01-24", "2025-12-31", "0001-01-01", "9999-12-31", "1970-01-01");
  private static final List<String> TIMES =
      List.of("00:00:00", "10:30:00", "10:30:00.500", "23:59:59.999999", "12:00:00.000001");

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"a\":1}",
          "{ \"b\" : [ 1.0 , null ] , \"a\" : 1.00 }",
          "{\"a\":1.0,\"b\":[1,null]}",
          "{\"a\":{\"a\":null,\"b\":\"é\"}}",
          "{\"a\":[true,2.50,{\"a\":\"x\"}],\"0\":false}",
          "[[1,2],\"x\",{\"b\":0.1}]",
          "[]",
          "{}",
          "null",
          "1",
          "\"1\"",
          "\"x\"",
          "\"X\"",
          "true");

  private final Model model;
  private final Random random;

  ValueGenerator(Model model, Random random) {
    this.model = model;
    this.random = random;
  }

  /**
   * A value of a column.
   *
   * @param nullable whether it may be null
   */
  @Nullable Object value(Column column, boolean nullable) {
    if (nullable && random.nextInt(4) == 0) {
      return null;
    }
    if (!column.type().list()) {
      return value(column.type(), column.length());
    }
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element(column));
    }
    return list;
  }

  /**
   * An element of a column of lists. Excludes numbers with exponents that MySQL reads inexactly in
   * JSON; see docs/databases/mysql.md.
   */
  Object element(Column column) {
    Object value = value(column.type().element(), column.length());
    return value instanceof Double real && real > MAX_EXACT_IN_JSON ? MAX_EXACT_IN_JSON : value;
  }

  /** A value of a key column. */
  Object key(Column column) {
    return switch (column.type().scalar()) {
      case BYTE, SHORT, INT -> (long) random.nextInt(120) - 20;
      case LONG -> random.nextInt(4) == 0 ? random.nextLong() : (long) random.nextInt(100);
      case STRING -> text(1 + random.nextInt(3));
      case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
      default -> throw new IllegalArgumentException("no key is a " + column.type());
    };
  }

  private Object value(ValueType type, int length) {
    return switch (type.scalar()) {
      case BYTE -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> integer(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> (float) real();
      case DOUBLE -> real();
      case DECIMAL -> decimal(type);
      case STRING -> text(random.nextInt(length == 0 ? 5 : Math.min(length, 5)));
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> one(DAYS) + "T" + one(TIMES) + "Z";
      case LOCAL_DATE_TIME -> one(DAYS) + "T" + one(TIMES);
      case LOCAL_DATE -> one(DAYS);
      case LOCAL_TIME -> one(TIMES);
      case DURATION -> Duration.ofSeconds(random.nextInt(20_000) - 5_000).toString();
      case UUID -> new UUID(0, random.nextInt(8)).toString();
      case ENUM -> one(names(type));
      case BYTES -> bytes();
      case JSON -> one(DOCUMENTS);
    };
  }

  private List<String> names(ValueType type) {
    String name = Objects.requireNonNull(type.enumName());
    return model.enumeration(name).values().stream().map(EnumModel.Value::name).toList();
  }

  private Long integer(long min, long max) {
    return switch (random.nextInt(10)) {
      case 0 -> min;
      case 1 -> max;
      default -> (long) random.nextInt(12) - 4;
    };
  }

  private double real() {
    return switch (random.nextInt(8)) {
      case 0 -> 1e30;
      case 1 -> -0.1;
      case 2 -> 1e-7;
      default -> (random.nextInt(20) - 8) / 4.0;
    };
  }

  private BigDecimal decimal(ValueType type) {
    BigInteger unscaled =
        switch (random.nextInt(8)) {
          case 0 -> BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
          case 1 -> BigInteger.ONE.subtract(BigInteger.TEN.pow(type.precision()));
          case 2 -> BigInteger.valueOf(random.nextInt(3) - 1L);
          default ->
              BigInteger.valueOf(random.nextInt(9) - 3L).multiply(BigInteger.TEN.pow(type.scale()));
        };
    return new BigDecimal(unscaled, type.scale());
  }

  /** A text of {@code length} elements of CHARACTERS. */
  String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(one(CHARACTERS));
    }
    return text.toString();
  }

  private String bytes() {
    byte[] bytes = new byte[random.nextInt(3)];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A random element of a list. */
  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A text in random case. */
  String respelled(String text) {
    return switch (random.nextInt(3)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1 -> text.toLowerCase(Locale.ROOT);
      default -> text;
    };
  }
}
