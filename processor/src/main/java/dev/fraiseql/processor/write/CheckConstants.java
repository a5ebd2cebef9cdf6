package dev.fraiseql.processor.write;

import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.TypeName;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The constants and inner classes that checks of columns need, each under a name of its own. */
final class CheckConstants {
  private final Set<String> taken = new HashSet<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<TypeSpec> annotations = new ArrayList<>();

  /** A name that is not taken yet: that of a constant or class, with a number if need be. */
  String name(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** Adds a constant, and returns its name. */
  String field(String wanted, TypeName type, CodeBlock value) {
    String name = name(wanted);
    fields.add(
        FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(value)
            .build());
    return name;
  }

  /** Adds a class. */
  void annotation(TypeSpec type) {
    annotations.add(type);
  }

  List<FieldSpec> fields() {
    return fields;
  }

  List<TypeSpec> annotations() {
    return annotations;
  }
}
