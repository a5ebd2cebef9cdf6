package dev.fraiseql.processor.write;

import com.palantir.javapoet.ClassName;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.TypeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What generated classes are called, and where they are. */
record Names(String catalogPackage) {

  /** The model of a type, which says also how its fields are numbered. */
  ClassName model(TypeModel type) {
    return beside(type, "Model");
  }

  /** The values of an enum. They live beside the catalog, for an enum may be another jar's. */
  ClassName values(String enumName) {
    return ClassName.get(catalogPackage, enumName + "Values");
  }

  ClassName executor(TypeModel type, Database database) {
    return beside(type, of(database) + "Executor");
  }

  ClassName json(TypeModel type, Database database) {
    return beside(type, of(database) + "Json");
  }

  ClassName vectors(TypeModel type, Database database) {
    return beside(type, of(database) + "Vectors");
  }

  ClassName catalog() {
    return ClassName.get(catalogPackage, "FraiseCatalog");
  }

  /** The annotated class as its package knows it: {@code Outer.Inner}. */
  static String inPackage(TypeModel type) {
    return String.join(".", simpleNames(type.javaClass()));
  }

  private static ClassName beside(TypeModel type, String suffix) {
    String name = type.javaClass();
    List<String> simple = simpleNames(name);
    String packageName =
        Arrays.stream(name.split("\\."))
            .limit(name.split("\\.").length - simple.size())
            .collect(Collectors.joining("."));
    return ClassName.get(packageName, String.join("_", simple) + suffix);
  }

  /** The parts of a canonical name from the first on that begins like a class, with a capital. */
  private static List<String> simpleNames(String javaClass) {
    List<String> parts = List.of(javaClass.split("\\."));
    for (int i = 0; i < parts.size(); i++) {
      if (Character.isUpperCase(parts.get(i).codePointAt(0))) {
        return parts.subList(i, parts.size());
      }
    }
    return parts.subList(parts.size() - 1, parts.size());
  }

  /** A database in the name of a class: {@code Sqlite}. */
  private static String of(Database database) {
    String option = database.option();
    return option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
  }

  /** A camelCase name as that of a constant: {@code CREATED_AT}. */
  static String constant(String name) {
    StringBuilder constant = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char next = name.charAt(i);
      boolean word =
          Character.isUpperCase(next)
              && i > 0
              && (Character.isLowerCase(name.charAt(i - 1))
                  || Character.isDigit(name.charAt(i - 1))
                  || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
      if (word && name.charAt(i - 1) != '_') {
        constant.append('_');
      }
      constant.append(next);
    }
    return constant.toString().toUpperCase(Locale.ROOT);
  }

  /** A constant's name in PascalCase: {@code CreatedAt}. */
  static String pascal(String constant) {
    StringBuilder name = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < constant.length(); i++) {
      char next = constant.charAt(i);
      // An underscore at the end is there to tell two constants apart.
      if (next == '_' && i + 1 < constant.length()) {
        first = true;
        continue;
      }
      name.append(first ? next : Character.toLowerCase(next));
      first = false;
    }
    return name.toString();
  }
}
