package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.processor.declared.EnumDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads the enums that members are of, each once. */
final class EnumReader {
  private final Elements elements;
  private final Docs docs;
  private final Map<String, EnumDeclaration> read = new TreeMap<>();

  EnumReader(Elements elements, Docs docs) {
    this.elements = elements;
    this.docs = docs;
  }

  /** The name in GraphQL of an enum, which is one of {@link #all} from now on. */
  String name(TypeElement element) {
    return read.computeIfAbsent(
            element.getQualifiedName().toString(), javaClass -> read(element, javaClass))
        .model()
        .name();
  }

  /** Those asked for so far, by their Java names. */
  Collection<EnumDeclaration> all() {
    return Collections.unmodifiableCollection(read.values());
  }

  private EnumDeclaration read(TypeElement element, String javaClass) {
    List<EnumModel.Value> values = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    for (Element constant : element.getEnclosedElements()) {
      if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
        values.add(new EnumModel.Value(constant.getSimpleName().toString(), docs.of(constant)));
        origins.add(Origin.of(constant));
      }
    }
    String name = element.getSimpleName().toString();
    EnumModel model = new EnumModel(name, javaClass, values, docs.of(element));
    return new EnumDeclaration(
        model,
        elements.getPackageOf(element).getQualifiedName().toString(),
        origins,
        Origin.of(element));
  }
}
