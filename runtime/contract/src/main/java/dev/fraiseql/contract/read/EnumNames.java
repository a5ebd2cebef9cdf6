package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.model.EnumModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of an enum's values, ready to be compared with what a database sends and to be written.
 */
public final class EnumNames {
  private final byte[][] names;
  private final byte[][] json;

  private EnumNames(byte[][] names, byte[][] json) {
    this.names = names;
    this.json = json;
  }

  /** The names of the values of that enum. */
  public static EnumNames of(EnumModel model) {
    return new EnumNames(
        model.values().stream().map(value -> utf8(value.name())).toArray(byte[][]::new),
        model.values().stream()
            .map(value -> utf8('"' + value.name() + '"'))
            .toArray(byte[][]::new));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The place of a value in the order of declaration, from 0; so it is also its index in the Arrow
   * dictionary.
   *
   * @throws FieldError if no value has that name
   */
  int index(byte[] wire, int from, int length) {
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i];
      if (name.length == length && Arrays.equals(name, 0, length, wire, from, from + length)) {
        return i;
      }
    }
    throw new FieldError("The value of this field is none of its enum's.");
  }

  /** The place of a constant in the order of declaration, from 0. */
  int index(Enum<?> constant) {
    byte[] name = utf8(constant.name());
    return index(name, 0, name.length);
  }

  /** The name of the value with that index as JSON. */
  byte[] json(int index) {
    return json[index];
  }
}
