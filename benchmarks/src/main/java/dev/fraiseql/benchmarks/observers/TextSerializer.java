package dev.fraiseql.benchmarks.observers;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** Stores the data of tasks, which are texts, without the overhead of Java's serialization. */
final class TextSerializer implements Serializer {
  @Override
  public byte[] serialize(Object data) {
    return data.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    return type.cast(new String(bytes, StandardCharsets.UTF_8));
  }
}
