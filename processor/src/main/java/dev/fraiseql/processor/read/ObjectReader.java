package dev.fraiseql.processor.read;

import dev.fraiseql.processor.declared.ObjectDeclaration;
import dev.fraiseql.processor.declared.ValueDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads the records that methods return and that are no rows, each once. */
final class ObjectReader {
  private final Docs docs;
  private final ValueReader values;
  private final Map<String, ObjectDeclaration> read = new TreeMap<>();

  ObjectReader(Docs docs, ValueReader values) {
    this.docs = docs;
    this.values = values;
  }

  /** Whether a class can be an object: it is a record that generated code can name. */
  static boolean isObject(TypeElement element) {
    return element.getKind() == ElementKind.RECORD
        && element.getTypeParameters().isEmpty()
        && !TypeReader.shape(element).hidden();
  }

  /** Adds a record to {@link #all}. */
  void add(TypeElement element) {
    String javaClass = element.getQualifiedName().toString();
    if (!read.containsKey(javaClass)) {
      read.put(javaClass, read(element, javaClass));
    }
  }

  /** Those added so far, by their Java names. */
  Collection<ObjectDeclaration> all() {
    return Collections.unmodifiableCollection(read.values());
  }

  private ObjectDeclaration read(TypeElement element, String javaClass) {
    String name = element.getSimpleName().toString();
    List<ValueDeclaration> fields = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      fields.add(field(element, name, component));
    }
    return new ObjectDeclaration(name, javaClass, fields, docs.of(element), Origin.of(element));
  }

  /** The private field stands for the component: it is what javac knows the position of. */
  private ValueDeclaration field(
      TypeElement record, String owner, RecordComponentElement component) {
    String name = component.getSimpleName().toString();
    Element field =
        ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
            .filter(candidate -> candidate.getSimpleName().equals(component.getSimpleName()))
            .findFirst()
            .orElseThrow();
    List<Element> places = List.of(field, component.getAccessor());
    return values.read(
        owner,
        name,
        field.asType(),
        places,
        List.of(),
        docs.of(places, docs.ofComponent(record, name)));
  }
}
