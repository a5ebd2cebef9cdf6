package dev.fraiseql.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** What every generated file has in common. */
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

  /** The constructor of a class that is not to be instantiated. */
  static MethodSpec noInstances() {
    return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
  }

  /** A constructor that does nothing but stand there: javac's lint asks for it. */
  static MethodSpec constructor(String doc) {
    return MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).addJavadoc(doc).build();
  }

  static void write(ClassName name, TypeSpec type, Filer filer) throws IOException {
    file(name, type).build().writeTo(filer);
  }

  /** Writes a class that imports the constants of a type's fields. */
  static void write(ClassName name, TypeSpec type, FieldConstants constants, Filer filer)
      throws IOException {
    JavaFile.Builder file = file(name, type);
    if (constants.isImportable()) {
      file.addStaticImport(constants.holder(), "*");
    }
    file.build().writeTo(filer);
  }

  private static JavaFile.Builder file(ClassName name, TypeSpec type) {
    return JavaFile.builder(name.packageName(), type).skipJavaLangImports(true).indent("  ");
  }
}
