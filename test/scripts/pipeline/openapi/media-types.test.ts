import { describe, expect, it } from "vitest";
import { isBinary, isForm, isStream } from "../../../../scripts/pipeline/openapi/media-types.ts";

describe("a media type", () => {
  it.each([
    "audio/mpeg",
    "image/png",
    "Video/MP4",
    "font/woff2; charset=binary",
    "application/octet-stream",
    "application/pdf",
    "application/zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ])("%s is binary", (mediaType) => {
    expect(isBinary(mediaType)).toBe(true);
  });

  it.each(["image/svg+xml", "application/json", "text/csv", "application/x-octet-streams", "*/*"])(
    "%s is not binary",
    (mediaType) => {
      expect(isBinary(mediaType)).toBe(false);
    },
  );

  it.each([
    ["text/event-stream", true],
    ["Text/Event-Stream; charset=utf-8", true],
    ["application/x-ndjson", true],
    ["application/jsonl", true],
    ["application/json", false],
    ["application/stream+json2", false],
  ])("%s is a stream: %s", (mediaType, expected) => {
    expect(isStream(mediaType)).toBe(expected);
  });

  it.each([
    ["Multipart/form-data; boundary=a", true],
    ["application/x-www-form-urlencoded", false],
  ])("%s is a form with files: %s", (mediaType, expected) => {
    expect(isForm(mediaType)).toBe(expected);
  });
});
