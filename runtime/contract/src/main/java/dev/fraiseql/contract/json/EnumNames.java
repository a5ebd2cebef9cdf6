package dev.fraiseql.contract.json;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.value.Slice;
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
   * The index of a value in the order of declaration, from 0; so it is also its index in the Arrow
   * dictionary.
   *
   * @param name as it is stored
   * @throws FieldError if no value has that name
   */
  public int index(Slice name) {
    int from = name.from();
    int length = name.length();
    for (int i = 0; i < names.length; i++) {
      byte[] known = names[i];
      if (known.length == length
          && Arrays.equals(known, 0, length, name.array(), from, from + length)) {
        return i;
      }
    }
    throw new FieldError("The value of this field is none of its enum's.");
  }

  /** The name of the value with that index as JSON. */
  byte[] json(int index) {
    return json[index];
  }
}
