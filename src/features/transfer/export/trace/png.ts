/** A picture drawn by the browser, at twice its size so that it stays sharp. */
import type { Picture } from "./svg.ts";

const scale = 2;

export async function toPng({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = pictureAddress(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("the browser could not draw the picture"));
      else resolve(blob);
    }, "image/png");
  });
}

export function pictureAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
