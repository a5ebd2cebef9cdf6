package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.JsonArray;
import dev.fraiseql.contract.json.JsonSink;
import org.apache.arrow.vector.complex.ListVector;

/** Lists that are kept as JSON arrays, where the database has no arrays of its own. */
final class TextList {

  private TextList() {}

  static void write(byte[] text, ListElement element, JsonSink out) {
    JsonArray array = new JsonArray(text);
    out.raw('[');
    for (boolean first = true; array.hasNext(); first = false) {
      if (!first) {
        out.raw(',');
      }
      byte[] value = next(array);
      element.json(value, 0, value.length, false, out);
    }
    out.raw(']');
  }

  static void write(byte[] text, ListElement element, ListVector vector, int index) {
    JsonArray array = new JsonArray(text);
    int start = vector.startNewValue(index);
    int count = 0;
    for (; array.hasNext(); count++) {
      byte[] value = next(array);
      element.vector(value, 0, value.length, false, vector.getDataVector(), start + count);
    }
    vector.endValue(index, count);
  }

  private static byte[] next(JsonArray array) {
    byte[] value = array.next();
    if (value == null) {
      throw ListElement.missing();
    }
    return value;
  }
}
