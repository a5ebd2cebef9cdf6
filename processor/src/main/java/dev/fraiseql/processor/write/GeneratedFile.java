package dev.fraiseql.processor.write;

import dev.fraiseql.processor.source.AnnotationSpec;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.SourceFile;
import dev.fraiseql.processor.source.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** The common parts of all generated files. */
final class GeneratedFile {
  private static final String PROCESSOR = "dev.fraiseql.processor.FraiseProcessor";

  private GeneratedFile() {}

  /**
   * Begins a class that is public, so that a catalog of another package can reach it, and final.
   */
  static TypeSpec.Builder begin(ClassName name, Element[] origins) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addAnnotation(
                AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", PROCESSOR)
                    .build());
    for (Element origin : origins) {
      type.addOriginatingElement(origin);
    }
    return type;
  }

  /**
   * Begins a class as {@link #begin} does, in which NullAway finds nothing: values are read from
   * where nulls may be, after a check that it cannot follow.
   */
  static TypeSpec.Builder beginUnchecked(ClassName name, Element[] origins) {
    return begin(name, origins)
        .addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "NullAway")
                .build());
  }

  /** The constructor of a class that is not to be instantiated. */
  static MethodSpec noInstances() {
    return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
  }

  /** A constructor without code, which javac's lint requires. */
  static MethodSpec constructor(String doc) {
    return MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).addJavadoc(doc).build();
  }

  static void write(ClassName name, TypeSpec type, Filer filer) throws IOException {
    write(name, type, SourceFile.of(name, type), filer);
  }

  /** Writes a class that imports the constants of a type's fields. */
  static void write(ClassName name, TypeSpec type, FieldConstants constants, Filer filer)
      throws IOException {
    String source =
        constants.isImportable()
            ? SourceFile.withConstants(constants.holder(), name, type)
            : SourceFile.of(name, type);
    write(name, type, source, filer);
  }

  private static void write(ClassName name, TypeSpec type, String source, Filer filer)
      throws IOException {
    write(name, source, type.origins().toArray(Element[]::new), filer);
  }

  /** Writes a class of which the text is known. */
  static void write(ClassName name, String source, Element[] origins, Filer filer)
      throws IOException {
    try (Writer writer = filer.createSourceFile(name.canonicalName(), origins).openWriter()) {
      writer.write(source);
    }
  }
}
