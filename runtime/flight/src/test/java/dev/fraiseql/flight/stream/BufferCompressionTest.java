package dev.fraiseql.flight.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BufferCompressionTest {
  private static final long NOT_COMPRESSED = -1;

  @ParameterizedTest
  @EnumSource(
      value = CodecType.class,
      names = {"LZ4_FRAME", "ZSTD"})
  void marksAnEmptyBufferAsNotCompressed(CodecType type) {
    BufferCompression codec = new BufferCompression(type);
    try (BufferAllocator allocator = new RootAllocator()) {
      try (ArrowBuf sent = codec.compress(allocator, allocator.buffer(0))) {
        assertThat(sent.writerIndex()).isEqualTo(Long.BYTES);
        assertThat(sent.getLong(0)).isEqualTo(NOT_COMPRESSED);
        sent.getReferenceManager().retain();
        try (ArrowBuf read = codec.decompress(allocator, sent)) {
          assertThat(read.writerIndex()).isZero();
        }
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CodecType.class,
      names = {"LZ4_FRAME", "ZSTD"})
  void compressesAllOthers(CodecType type) {
    BufferCompression codec = new BufferCompression(type);
    try (BufferAllocator allocator = new RootAllocator()) {
      ArrowBuf zeros = allocator.buffer(1_000);
      zeros.setZero(0, 1_000).writerIndex(1_000);
      try (ArrowBuf read = codec.decompress(allocator, codec.compress(allocator, zeros))) {
        assertThat(read.writerIndex()).isEqualTo(1_000);
      }
    }
  }
}
