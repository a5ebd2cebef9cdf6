package dev.fraiseql.engine.method;

import dev.fraiseql.contract.method.RowKey;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Coercion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes Java values of an author's method for inputs of a mutation and for keys: as the values that
 * a client would send. Thread-safe.
 */
public final class JavaInputs {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private final Model model;
  private final Coercion coercion;

  /** Inputs for the types of a model. */
  public JavaInputs(Model model) {
    this.model = model;
    coercion = new Coercion(model);
  }

  /**
   * The type of a class.
   *
   * @throws IllegalArgumentException if the class has none
   */
  public TypeModel type(Class<?> javaClass) {
    String name = String.valueOf(javaClass.getCanonicalName());
    return model.types().stream()
        .filter(type -> type.javaClass().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is not a @Type that is served"));
  }

  /**
   * The values of a key, as they are bound.
   *
   * @throws IllegalArgumentException if they are not those of the type's key
   */
  public List<Object> key(RowKey<?> row) {
    TypeModel type = type(row.type());
    if (row.parts().size() != type.key().size()) {
      throw new IllegalArgumentException(
          "the key of "
              + type.name()
              + " has "
              + type.key().size()
              + " parts, but "
              + row.parts().size()
              + " are given");
    }
    List<Object> key = new ArrayList<>();
    for (int i = 0; i < row.parts().size(); i++) {
      ScalarField part = type.key().get(i);
      Object json = Objects.requireNonNull(json(row.parts().get(i)));
      key.add(coercion.value(json, part.column().type(), part.isId(), part.name()));
    }
    return key;
  }

  /**
   * A value as JSON knows it.
   *
   * @throws IllegalArgumentException if it is of a class that no field has
   */
  public @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Long number -> number;
      case Float number -> new BigDecimal(number.toString());
      case Double number -> BigDecimal.valueOf(number);
      case BigInteger number -> number;
      case BigDecimal number -> number;
      case Enum<?> constant -> constant.name();
      case UUID id -> id.toString();
      case Instant moment -> moment.truncatedTo(ChronoUnit.MICROS).toString();
      case OffsetDateTime moment -> json(moment.toInstant());
      case LocalDateTime moment -> DATE_TIME.format(moment);
      case LocalDate day -> day.toString();
      case LocalTime time -> TIME.format(time);
      case Duration duration -> duration.toString();
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case Optional<?> optional -> json(optional.orElse(null));
      case RowKey<?> row -> keyInput(row);
      case Collection<?> values -> {
        List<@Nullable Object> list = new ArrayList<>();
        values.forEach(each -> list.add(json(each)));
        yield list;
      }
      case Map<?, ?> values -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        values.forEach((name, each) -> object.put(String.valueOf(name), json(each)));
        yield object;
      }
      default ->
          throw new IllegalArgumentException(
              value.getClass().getName()
                  + " is no class of a field's value. Give a custom scalar as clients give it.");
    };
  }

  private Map<String, @Nullable Object> keyInput(RowKey<?> row) {
    TypeModel type = type(row.type());
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    for (int i = 0; i < type.key().size(); i++) {
      input.put(type.key().get(i).name(), json(row.parts().get(i)));
    }
    return input;
  }

  /**
   * Values by field as the input of a mutation: a relation to one row may be given as the value of
   * its only key field.
   */
  public Map<String, @Nullable Object> input(
      TypeModel type, Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    values.forEach((name, value) -> input.put(name, field(type, name, value)));
    return input;
  }

  private @Nullable Object field(TypeModel type, String name, @Nullable Object value) {
    return switch (type.field(name).orElse(null)) {
      case ToOneField toOne when isSingle(value) -> {
        TypeModel target = model.type(toOne.target());
        if (target.key().size() != 1) {
          throw new IllegalArgumentException(
              "the key of " + target.name() + " has several parts: give " + name + " a RowKey");
        }
        Map<String, @Nullable Object> key = new LinkedHashMap<>();
        key.put(target.key().getFirst().name(), json(value));
        yield key;
      }
      case ToManyField toMany
          when toMany.through() == null && value instanceof Collection<?> children -> {
        TypeModel target = model.type(toMany.target());
        List<@Nullable Object> inputs = new ArrayList<>();
        for (Object child : children) {
          inputs.add(child instanceof Map<?, ?> map ? input(target, named(map)) : json(child));
        }
        yield inputs;
      }
      case null, default -> json(value);
    };
  }

  private static boolean isSingle(@Nullable Object value) {
    return value != null && !(value instanceof RowKey<?>) && !(value instanceof Map<?, ?>);
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
