package dev.fraiseql.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The marked blocks of a page of documentation, in order. A block is marked by an HTML comment on
 * the line before its fence: {@code <!-- file: NAME -->} for a file of the project, {@code <!--
 * start -->} for the commands that start its server, {@code <!-- request -->} for a command that
 * sends a request to it, and {@code <!-- response -->} for the expected output of that.
 */
record Page(List<Block> blocks) {
  private static final Pattern MARKED =
      Pattern.compile(
          "^<!-- (file: (?<file>\\S+)|(?<kind>start|request|response)) -->\\n```\\w*\\n(?<text>.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** The purpose of a block. */
  enum Kind {
    FILE,
    START,
    REQUEST,
    RESPONSE
  }

  /**
   * One block.
   *
   * @param file the file's name; empty for other kinds
   */
  record Block(Kind kind, String file, String text) {}

  /** Reads a page. */
  static Page read(Path page) throws IOException {
    return new Page(MARKED.matcher(Files.readString(page)).results().map(Page::block).toList());
  }

  private static Block block(MatchResult marked) {
    String file = marked.group("file");
    return file == null
        ? new Block(
            Kind.valueOf(marked.group("kind").toUpperCase(Locale.ROOT)), "", marked.group("text"))
        : new Block(Kind.FILE, file, marked.group("text"));
  }

  List<Block> of(Kind kind) {
    return blocks.stream().filter(block -> block.kind() == kind).toList();
  }

  /** Writes the files of the page into a folder. */
  void writeTo(Path folder) throws IOException {
    for (Block block : of(Kind.FILE)) {
      Path file = folder.resolve(block.file());
      Files.createDirectories(file.getParent());
      Files.writeString(file, block.text());
    }
  }
}
