package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.model.EnumModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** The dictionaries of a stream's columns: the names of their enums. Closed with the stream. */
final class Dictionaries implements AutoCloseable {
  private final DictionaryProvider.MapDictionaryProvider provider =
      new DictionaryProvider.MapDictionaryProvider();
  private final List<VarCharVector> vectors = new ArrayList<>();

  Dictionaries(Map<EnumModel, DictionaryEncoding> encodings, BufferAllocator allocator) {
    encodings.forEach((enumeration, encoding) -> {
      VarCharVector names = names(enumeration, allocator);
      vectors.add(names);
      provider.put(new Dictionary(names, encoding));
    });
  }

  private static VarCharVector names(EnumModel enumeration, BufferAllocator allocator) {
    VarCharVector names = new VarCharVector(enumeration.name(), allocator);
    names.allocateNew(enumeration.values().size());
    for (int i = 0; i < enumeration.values().size(); i++) {
      names.setSafe(i, enumeration.values().get(i).name().getBytes(StandardCharsets.UTF_8));
    }
    names.setValueCount(enumeration.values().size());
    return names;
  }

  DictionaryProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    vectors.forEach(VarCharVector::close);
  }
}
