// Fingers on a page, by the browser's own events.
import { sleep } from "./page.mjs";

export class Touch {
  static async on(page) {
    const touch = new Touch();
    touch.client = await page.context().newCDPSession(page);
    await touch.client.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
    return touch;
  }

  send(type, points) {
    const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
    return this.client.send("Input.dispatchTouchEvent", { type, touchPoints });
  }

  async move(from, to, steps = 8) {
    await this.send("touchStart", from);
    await sleep(60);
    for (let step = 1; step <= steps; step += 1) {
      const between = from.map((point, finger) => point.map((start, axis) => start + ((to[finger][axis] - start) * step) / steps));
      await this.send("touchMove", between);
      await sleep(40);
    }
    await this.send("touchEnd", []);
  }

  drag(from, to) {
    return this.move([from], [to]);
  }

  // Two fingers around a point, from one distance to another.
  pinch([x, y], from, to) {
    return this.move([[x - from, y], [x + from, y]], [[x - to, y], [x + to, y]]);
  }

  async press(point, milliseconds) {
    await this.send("touchStart", [point]);
    await sleep(milliseconds);
    await this.send("touchEnd", []);
  }
}
